const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  bull: "•",
  middot: "·",
  euro: "€",
  pound: "£",
  copy: "©",
  reg: "®",
  trade: "™",
  deg: "°",
  ordf: "ª",
  ordm: "º",
  iexcl: "¡",
  iquest: "¿",
  szlig: "ß",
};
const ACCENTS: Readonly<Record<string, string>> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  cedil: "\u0327",
  ring: "\u030A",
};
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z])(acute|grave|circ|tilde|uml|cedil|ring)|([a-z]{2,6}));/gi;

/** The references that people and mail programs write; an unknown one stays as it is. */
export function decodeEntities(html: string): string {
  if (!html.includes("&")) return html;
  return html.replace(ENTITY, (whole, decimal, hex, letter, accent, name) => {
    if (decimal !== undefined) return character(Number(decimal)) ?? whole;
    if (hex !== undefined) return character(Number.parseInt(hex, 16)) ?? whole;
    if (letter !== undefined) return `${letter}${ACCENTS[accent.toLowerCase()] ?? ""}`.normalize("NFC");
    return named(name.toLowerCase()) ?? whole;
  });
}

const named = (name: string) => (Object.hasOwn(NAMED, name) ? NAMED[name] : undefined);

function character(code: number): string | undefined {
  const isText = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isText ? String.fromCodePoint(code) : undefined;
}
