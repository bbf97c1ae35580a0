import { fold, writeOut } from "../fold.ts";

/** The mark between two clauses, so that "não, quero um atendente" is not read as "não quero um atendente". */
export const CLAUSE = "|";

const APOSTROPHES = /['’‘`´]/g;
const STRETCHED = /(\p{L})\1{2,}/gu;
const CLAUSE_SIGNS = /[.,;:!?…\n\r()[\]{}"“”«»|¿¡]+|\s[-–—]+\s/g;
const NO_WORD = /[^\p{L}\p{N}|]+/gu;

/** Lower case, without accents, stretched letters or signs: "PARAAAR!!" and "parar" are the same word. */
export function foldWords(text: string): string {
  return foldClauses(text).replaceAll(CLAUSE, " ").replace(/ +/g, " ").trim();
}

/** The same, with the clauses of a sentence kept apart by a bar. */
export function foldClauses(text: string): string {
  const plain = fold(text).replace(APOSTROPHES, "");
  const marked = plain.replace(STRETCHED, "$1").replace(CLAUSE_SIGNS, ` ${CLAUSE} `).replace(NO_WORD, " ");
  const words = marked.split(" ").filter((word) => word !== "");
  return words.map(writeOut).join(" ");
}

const SIGNATURE =
  /\n\s{0,10}(?:--|__|enviad[oa] d|sent from|get outlook|obtener outlook|att\b|atenciosamente|atentamente|abra[cç]os?|abs\b|cordialmente|(?:kind |best )?regards|saludos|um abra[cç]o)[\s\S]*$/i;

/** The text before a mail signature: "STOP" with "Sent from my phone" below it is a whole message. */
export function withoutSignature(text: string): string {
  return text.replace(SIGNATURE, "");
}

const MAX_CHARS = 10_000;

/** The beginning and the end of a very long text. Such a text is pasted: its middle holds no wish of the customer. */
export function clip(text: string): string {
  if (text.length <= MAX_CHARS) return text;
  return `${text.slice(0, MAX_CHARS / 2)}\n${text.slice(-MAX_CHARS / 2)}`;
}
