const EMAIL = /[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}/gu;
const URL = /(?:https?:\/\/|www\.)\S+/gu;
const ELONGATED = /(\p{L})\1{2,}/gu;
const NUMBER = /\d+(?:[.,:/-]\d+)*/gu;
const TOKEN = /[\p{L}\d]+(?:'[\p{L}]+)?|\?|\p{Extended_Pictographic}/gu;
/** Longer runs of digits are order numbers, phones or documents: which one is a matter for the entities, not the words. */
const LONG_NUMBER_DIGITS = 5;

/** Chat spellings and the word they stand for, where one reading is far more common than any other. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    vc: "voce",
    vcs: "voces",
    ce: "voce",
    pq: "porque",
    pqe: "porque",
    tb: "tambem",
    tbm: "tambem",
    qto: "quanto",
    qnto: "quanto",
    qt: "quanto",
    qdo: "quando",
    qnd: "quando",
    hj: "hoje",
    mto: "muito",
    mt: "muito",
    msg: "mensagem",
    pgto: "pagamento",
    pagto: "pagamento",
    end: "endereco",
    tel: "telefone",
    cel: "celular",
    td: "tudo",
    blz: "beleza",
    oq: "o que",
    oque: "o que",
    naum: "nao",
    eh: "e",
    pra: "para",
    pro: "para o",
    ta: "esta",
    u: "you",
    ur: "your",
    r: "are",
    pls: "please",
    plz: "please",
    dont: "don't",
    cant: "can't",
    wont: "won't",
    didnt: "didn't",
    doesnt: "doesn't",
    havent: "haven't",
    hasnt: "hasn't",
    im: "i'm",
    ive: "i've",
    whats: "what's",
    wanna: "want to",
    gonna: "going to",
    thx: "thanks",
    tks: "thanks",
    xq: "porque",
    q: "que",
    k: "que",
    tmb: "tambien",
    xfa: "por favor",
    grax: "gracias",
  }),
);

/** Lower case without accents: what people type on a phone and what they mean look the same. */
export function foldText(text: string): string {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’`´]/g, "'");
}

/** The words of a message as the classifier sees them: folded, chat spellings expanded, identifiers replaced by tokens. */
export function tokenise(text: string): readonly string[] {
  const cleaned = foldText(text)
    .replace(URL, " xurl ")
    .replace(EMAIL, " xmail ")
    .replace(ELONGATED, "$1$1")
    .replace(NUMBER, (digits) => (digits.replace(/\D/g, "").length >= LONG_NUMBER_DIGITS ? " xlong " : ` ${digits} `));
  const words = cleaned.match(TOKEN) ?? [];
  return words.flatMap(writeOut);
}

/** A chat spelling as the words it stands for; any other word as it is. */
export function writeOut(word: string): readonly string[] {
  return ABBREVIATIONS.get(word)?.split(" ") ?? [word];
}

/** A rough stem good for Portuguese, Spanish and English alike; it only has to map forms of a word together. */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  const cut = word.replace(ENDING, "");
  return (cut.length < 3 ? word.slice(0, 3) : cut).replace(/[aeio]$/, "");
}
const ENDING =
  /(mente|cao|coes|cion|ciones|mentos?|ings?|edly|ed|ly|ies|es|s|ar|er|ir|ando|endo|indo|iendo|ad[oa]s?|id[oa]s?|ou|ei|am|em|aria|ia|ment|tions?|able)$/;
