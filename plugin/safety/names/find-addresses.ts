import { findAll, type PiiSpan } from "../pii/pii-span.ts";

/** The words also with a capital. */
const either = (words: string) =>
  words.replace(/(?<=\(\?:|\|)(\p{Ll})/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);

const CAPITAL = "\\p{Lu}[\\p{L}\\p{M}'’.-]*";
const LINK =
  "d[aeo]s?|del|la|las|los|le|du|des|van|der|den|von|of|y|e|i|zu|el|al|an|am|im|nad|u|gate|gade|vei|vej|terrasse|utca|tér|út|u\\.|sokak|ulica|rd\\.";
const NAME = `(?:${CAPITAL}|\\d{1,4}(?:st|nd|rd|th))(?: (?:${LINK}|${CAPITAL})){0,5}`;
const STREET = either(
  "(?:street|str?|avenue|ave?|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|pl|square|sq|terrace|close|crescent|cres|parade|highway|hwy|parkway|pkwy|trail|circle|cir|alley|mews|row|walk|hill|gardens?|grove|park|quay|plaza|point|ridge|view|crossing|loop|union|turnpike|meadows?|flats?|islands?)",
);
const LEADING = either(
  "(?:rua|avenida|av\\.?|travessa|alameda|rodovia|estrada|largo|pra[cç]a|viela|beco|calle|c/|carrera|cra\\.?|paseo|camino|calzada|r[uú]a|viale|corso|piazza|rue|boulevard|impasse|chemin|quai|ul\\.?|ulica|al\\.?|plac)",
);
const ENDED =
  "[\\p{L}\\p{M}'’-]{2,}(?:stra(?:ss|ß)e|strasse|str\\.|gasse|weg|platz|allee|gata|gatan|v[aä]gen|vej|vejen|veien|gade|straat|laan|plein|kade|dijk|katu|tie|polku|utca|cesta|gatve|braut|stígur|vegur|allé|bakken|stien|toften)";
const HOUSE = "(?:,? ?(?:n[º°o.]{0,2} ?)?\\d{1,5}(?:[-/]\\d{1,4})?[A-Za-z]?)";
const UNIT = either(
  "(?:(?:apt|apto|apartment|ap|suite|unit|flat|floor|room|box|bloco|bl|casa|sala|lote|quadra|piso|depto|p\\.? ?o\\.? box|psc|postbox|caixa postal|apartado)\\.? ?#?\\d{1,5}[A-Za-z]?)",
);
const STATES =
  "(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])";

const PATTERNS: readonly (readonly [pattern: string, confidence: number])[] = [
  // 24 Clarke Avenue; 3747 3911 Fourth Avenue
  [`(?<![\\p{L}\\d.,-])(?:\\d{1,6} ){0,2}\\d{1,6}[A-Za-z]? (?:${NAME} )${STREET}(?!\\p{L})\\.?(?: ${UNIT})?`, 0.86],
  // Rua das Flores, 120; 39 Rue de Virton 38; R. Augusta 900
  [`(?<![\\p{L}\\d])(?:\\d{1,6},? ){0,2}${LEADING} (?:d[aeo]s? |del? |de la )?${NAME}${HOUSE}?`, 0.85],
  [`(?<![\\p{L}\\d])(?:R\\.|Via) (?:d[aeo]s? )?${NAME}${HOUSE}`, 0.84],
  // Friedhofstrasse 33; 72 Hersnapvej 18
  [`(?<![\\p{L}\\d])(?:\\d{1,6} ){0,2}\\p{Lu}${ENDED}(?: \\d{1,5}[A-Za-z]?)?(?![\\p{L}\\d])`, 0.84],
  // 72134 Coronilla 3599: numbers before and after the name
  [`(?<![\\p{L}\\d.,#-])(?:\\d{1,6} )?\\d{1,6} ${NAME} \\d{1,4}(?![\\p{L}\\d:%/-])`, 0.83],
  [
    `(?<![\\p{L}\\d.,#$€£-])(?:\\d{1,6} )?\\d{1,6} ${CAPITAL}(?: ${CAPITAL}){0,3}(?= ?\\n|,| (?:St|Street|str)(?!\\p{L})|\\.?$| ${UNIT})`,
    0.74,
  ],
  [`(?<![\\p{L}\\d])${NAME} (?:tér|u\\.|út|str\\.?|street|ulica) \\d{1,4}\\.?`, 0.8],
  [`(?<![\\p{L}\\d])${UNIT}(?![\\p{L}\\d])`, 0.85],
  [`(?<!\\p{L})[Tt]he corner of ${NAME}${HOUSE}? and ${NAME}${HOUSE}?`, 0.86],
  [
    `(?<=(?:(?<!\\p{L})(?:at|on|in|to)|address is|[Aa]ddress:|[Ee]ndere[cç]o:?|[Dd]irecci[oó]n:?) )${CAPITAL}(?: ${CAPITAL}){0,2} \\d{1,4}(?![\\p{L}\\d:/%])`,
    0.7,
  ],
  // Military addresses (APO AA 61487); a state and its code
  [`(?<![\\p{L}\\d])(?:(?:APO|FPO|DPO) A[AEP]|${STATES}),? \\d{5}(?:-\\d{4})?(?!\\d)`, 0.84],
];

/** In a text without capitals "15000 units" looks like a house and a street: only sure patterns count. */
const MIN_CONFIDENCE_IN_SMALL = 0.84;
/** Names have a capital, unless the text has no capitals. */
const asWritten = PATTERNS.map(([pattern, confidence]) => [new RegExp(pattern, "gmu"), confidence] as const);
const inSmall = PATTERNS.filter(([, confidence]) => confidence >= MIN_CONFIDENCE_IN_SMALL).map(
  ([pattern, confidence]) => [new RegExp(pattern, "gimu"), confidence] as const,
);

const MONTHS =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)\b/i;

/** Streets, houses, flats and post boxes in the formats of many countries, with the towns after them. */
export function findAddresses(text: string): readonly PiiSpan[] {
  const patterns = /\p{Lu}/u.test(text) ? asWritten : inSmall;
  const found = patterns.flatMap(([pattern, confidence]) =>
    findAll(text, pattern, (value) => (MONTHS.test(value) ? null : { kind: "address", confidence })),
  );
  return [...found, ...findCodes(text), ...found.flatMap(({ end }) => [...placesAfter(text, end)])];
}

const NEXT = new RegExp(
  `(?: ?, ?| - | |[ ,]{0,3}\\n[ >?,]{0,8})(${CAPITAL}(?: (?:${LINK}|${CAPITAL})){0,4}|\\d{4,6}(?!\\d)|\\d{3} \\d{2}(?!\\d))(?![\\p{L}\\d:])`,
  "uy",
);
const MAX_PLACES = 4;

/** The town, state, country and postal code after a street. */
function* placesAfter(text: string, from: number): Generator<PiiSpan> {
  let position = from;
  for (let count = 0; count < MAX_PLACES; count++) {
    NEXT.lastIndex = position;
    const found = NEXT.exec(text);
    if (!found?.[1] || MONTHS.test(found[1])) return;
    position = NEXT.lastIndex;
    const kind = /^\d/.test(found[1]) ? "address" : "place";
    yield { kind, start: position - found[1].length, end: position, confidence: 0.73 };
  }
}

const SAYS_CODE = /(?:\bzip(?: ?code)?|\bpostal code|\bpost ?code|\bc[oó]digo postal|\bplz)(?: is| é| es)?:? {0,2}#?$/i;
const CODE =
  /(?<![\p{L}\d.,/-])(?:\d{4,6}|\d{3} \d{2}|\d{5}-\d{3,4}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})(?![\p{L}\d]|[.,:/-]\d)/gu;

/** Postal codes: after words such as "zip code", after the name of a place, or alone on a line. */
function findCodes(text: string): readonly PiiSpan[] {
  return findAll(text, CODE, (found, { start, end }) => {
    if (SAYS_CODE.test(text.slice(Math.max(0, start - 24), start))) return { kind: "cep", confidence: 0.9 };
    const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
    const isLast = /^\s*(?:\n|$|[.,;)])/.test(text.slice(end, end + 10));
    const followsPlace =
      /(?:^|\s)(?:\p{Lu}[\p{L}'’.()]+|\p{Lu}{2}),? $/u.test(line) && isLast && !/^(?:19|20)\d\d$/.test(found);
    const isAlone = /^[\s>?]*$/.test(line) && /^\s*(?:\n|$|\.)/.test(text.slice(end)) && text.includes("\n");
    return followsPlace || isAlone ? { kind: "address", confidence: 0.78 } : null;
  });
}
