import {
  commandTexts,
  conversationMark,
  defineCommand,
  fold,
  inline,
  isNumber,
  isShaped,
  type Locale,
  refuse,
  shippedWords,
  wordFor,
} from "../../plugin/bot.ts";

const CONFIRM: Readonly<Record<Locale, string>> = { "pt-BR": "confirmar", en: "confirm", es: "confirmar" };
const YES: ReadonlySet<string> = new Set([...Object.values(CONFIRM), "confirmo", "sim", "yes", "si"]);
const CONFIRM_TIMEOUT_MS = 10 * 60_000;

interface Question {
  readonly by: number;
  readonly at: number;
  readonly contact: number;
}

/** The last request to erase a contact, until it is confirmed. */
const lastQuestion = conversationMark(
  "forget_asked",
  isShaped<Question>({ by: isNumber, contact: isNumber, at: isNumber }),
);

/** Erases a contact everywhere, after the same person has confirmed it. */
export const forget = defineCommand({
  ...shippedWords("forget"),
  permission: "supervisor",
  async run({ text, actor }, { conversation, locale, now }) {
    const words = commandTexts[locale];
    const word = wordFor(forget, locale);
    const { contact } = conversation.known.state;
    if (!contact) return refuse(words.noContact);
    const name = inline(contact.name, 60) || String(contact.id);
    if (!YES.has(fold(text))) {
      const marks = lastQuestion.set({ by: actor.id, at: now, contact: contact.id });
      return { marks, note: words.forgetQuestion({ contact: name, confirm: `@${word} ${CONFIRM[locale]}` }) };
    }
    const asked = lastQuestion.read(conversation.marks);
    const isSame = asked?.by === actor.id && asked.contact === contact.id && now - asked.at <= CONFIRM_TIMEOUT_MS;
    if (!isSame) return refuse(words.forgetNotAsked({ word }));
    return { erasesContact: contact.id, marks: lastQuestion.set(null), note: words.forgetting({ contact: name }) };
  },
});
