/** Common short words that tell the languages of the demos apart; "de" or "me" would tell nothing. */
const WORDS = {
  "pt-BR":
    "não você vocês uma um meu minha pedido qual quero quando onde obrigado obrigada olá oi bom boa dia tarde noite está são com para por favor entrega troca tudo bem sim prazo posso preciso já até isso ajuda ajudar falar pessoa atendente horário seu sua aqui pelo pela",
  en: "the you your is are was and with for what when where how please thanks thank hello hi my order would can help this that have not yes person someone",
  es: "usted ustedes pedido gracias hola cuándo dónde cómo quiero está una por favor el los las muy también buenos buenas días ayuda entrega mi",
} as const;

type Language = keyof typeof WORDS;

const LEXICON = Object.entries(WORDS).map(([language, words]) => ({ language, words: new Set(words.split(" ")) }));

/** A language only when the text leaves no doubt: a wrong `lang` makes a screen reader worse than none. */
export function languageOf(text: string): Language | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = LEXICON.map(({ language, words: known }) => ({
    language,
    score: words.filter((word) => known.has(word)).length + (language === "pt-BR" && /[ãõç]/i.test(text) ? 2 : 0),
  })).sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || best.score === 0 || best.score === second?.score) return undefined;
  return isLanguage(best.language) ? best.language : undefined;
}

function isLanguage(name: string): name is Language {
  return name in WORDS;
}
