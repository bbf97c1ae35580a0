const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
  ["&nbsp;", " "],
  ["&amp;", "&"],
]);
const ENTITY = /&(?:lt|gt|quot|#39|nbsp|amp);/g;
const HTML_START = /^\s*<(?:p|div|a|b|strong|em|i|u|span|br|ul|ol|li|h[1-6]|blockquote|code|pre)\b[^<>]*>/i;
const LINE_END = /<(?:br\s*\/?|\/p|\/div|\/li|\/h[1-6])>/gi;
const TAG = /<\/?[a-z][^<>]*>/gi;
const LINK = /<a\b[^<>]*?href="(mention:\/\/[^"<>\s]*)"[^<>]*>[^<>]*<\/a>/gi;
/** `[@Ines](mention://user/7/Ines)` as the editor stores it; some channels' rendering leaves the address only. */
const MENTION = /(?:\[@?(?:\\.|[^\]\\]){0,200}\]\()?mention:\/\/(user|team)\/\d+\/([^\s)]*)\)?/g;
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
/** Longer notes are cut. */
const MAX_LENGTH = 20_000;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;

export interface TypedNote {
  readonly text: string;
  /** The note begins with a mention from the menu. */
  readonly picked: { readonly kind: "user" | "team"; readonly name: string } | null;
}

/** The text typed in a note, without the editor's and the channel's markup. */
export function readNote(whole: string): TypedNote {
  const note = whole.slice(0, MAX_LENGTH);
  const text = (HTML_START.test(note) ? withoutTags(note) : note)
    .replaceAll("\\\n", "\n")
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .trim();
  const plain = text.replace(MENTION, (_, __, name: string) => `@${nameIn(name)}`);
  return { text: plain.replace(ESCAPED, "$1").replaceAll("\u00a0", " ").trim(), picked: pickedFirst(text) };
}

function pickedFirst(text: string): TypedNote["picked"] {
  const [first] = text.matchAll(MENTION);
  if (!first || !/^[*_~]*$/.test(text.slice(0, first.index))) return null;
  return { kind: first[1] === "team" ? "team" : "user", name: nameIn(first[2] ?? "") };
}

/** Whether a note may be meant as a command: what is counted against the limit of commands. */
export const looksLikeCommand = (note: string): boolean => /^[*_~]*[@＠/]\p{L}/u.test(readNote(note).text);

function withoutTags(html: string): string {
  const text = html.replace(LINK, "$1").replace(LINE_END, "\n").replace(TAG, "");
  return text.replace(ENTITY, (entity) => ENTITIES.get(entity) ?? entity);
}

function nameIn(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
