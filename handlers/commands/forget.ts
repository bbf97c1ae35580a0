import {
  type CommandContext,
  commandTexts,
  defineCommand,
  fold,
  inline,
  type Locale,
  refuse,
  wordFor,
} from "../../plugin/bot.ts";

const CONFIRM: Readonly<Record<Locale, string>> = { "pt-BR": "confirmar", en: "confirm", es: "confirmar" };
const YES: ReadonlySet<string> = new Set([...Object.values(CONFIRM), "confirmo", "sim", "yes", "si"]);
const PATIENCE_MS = 10 * 60_000;

/** Begins to erase a contact everywhere, once the same person has confirmed it. */
export const forget = defineCommand({
  name: "forget",
  aliases: { "pt-BR": ["esquecer"], en: [], es: ["olvidar"] },
  summary: {
    "pt-BR": "Pede que todos os dados deste contato sejam apagados",
    en: "Asks for all data of this contact to be erased",
    es: "Pide borrar todos los datos de este contacto",
  },
  permission: "supervisor",
  async run({ text, actor }, { conversation, locale, now }) {
    const words = commandTexts[locale];
    const word = wordFor(forget, locale);
    const { contact } = conversation.known.state;
    if (!contact) return refuse(words.noContact);
    const name = inline(contact.name, 60) || String(contact.id);
    if (!YES.has(fold(text))) {
      const asked = { forget_asked: { by: actor.id, at: now, contact: contact.id } };
      return { marks: asked, note: words.forgetQuestion({ contact: name, confirm: `@${word} ${CONFIRM[locale]}` }) };
    }
    if (!wasAsked(conversation.marks, { by: actor.id, contact: contact.id, now }))
      return refuse(words.forgetNotAsked({ word }));
    return { erasesContact: contact.id, marks: { forget_asked: null }, note: words.forgetting({ contact: name }) };
  },
});

interface Confirming {
  readonly by: number;
  readonly contact: number;
  readonly now: number;
}

/** By the same person, about the same contact, and lately. */
function wasAsked(
  { forget_asked: asked }: CommandContext["conversation"]["marks"],
  { by, contact, now }: Confirming,
): boolean {
  if (typeof asked !== "object" || asked === null || !("by" in asked && "at" in asked && "contact" in asked))
    return false;
  return asked.by === by && asked.contact === contact && typeof asked.at === "number" && now - asked.at <= PATIENCE_MS;
}
