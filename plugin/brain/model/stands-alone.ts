import type { Decision, TurnContext } from "../../core/decision.ts";
import { foldWords } from "../../language/words/fold-words.ts";
import { createMasker } from "../../safety/pii/masker.ts";
import { DETAIL_KINDS, IDENTIFYING_KINDS } from "../../safety/pii/pii-span.ts";

const MAX_WORDS = 30;
/** Words that point at an earlier message or at the author: in Portuguese, Spanish and English, folded. */
const POINTING = new Set(
  [
    "isso isto esse essa esses essas este esta estes estas aquilo aquele aquela aqueles aquelas ele ela eles elas dele dela",
    "nele nela disso disto desse dessa deste desta daquele daquela nesse nessa naquele naquela outro outra mesmo mesma la ai",
    "meu minha meus minhas eu comigo tambem entao ontem hoje amanha agora",
    "eso esto ese esos esas aquel aquella ello el_mismo ellos ellas otro otra mismo misma mi mis mio mia yo conmigo tambien",
    "entonces ayer hoy manana ahora alli alla ahi",
    "it this that these those they them he she him her his its other same there then my mine me i i'm im also too again",
    "yesterday today tomorrow now tonight",
  ].flatMap((line) => line.split(" ")),
);
/** Beginnings of a question that continues an earlier one. */
const GOES_ON = /^(e|y|and|but|mas|pero|or|ou|o|what about|how about)\b/;

const PERSONAL = new Set([...IDENTIFYING_KINDS, ...DETAIL_KINDS]);

/** The question in general form; null when its answer could depend on the customer, the time or earlier messages. */
export function questionThatStandsAlone({ owed, intent, instruction, settings }: TurnContext): string | null {
  if (
    intent !== undefined ||
    instruction !== null ||
    settings.thinking.contact_attributes.some((key) => key !== "name")
  )
    return null;
  if (owed.some(({ attachments, choices }) => attachments.length > 0 || choices.length > 0)) return null;
  const text = owed.map((message) => message.text).join("\n");
  const question = foldWords(text);
  const words = question.split(" ");
  if (words.length < 2 || words.length > MAX_WORDS || GOES_ON.test(question)) return null;
  if (words.some((word) => POINTING.has(word))) return null;
  return createMasker({ kinds: PERSONAL }).mask(text) === text ? question : null;
}

/** A reusable answer: a model worded it, the knowledge supports it, and it holds no data of this conversation. */
export function mayBeKept(decision: Decision, { messages, owed, conversation }: TurnContext): boolean {
  const { because } = decision;
  if (decision.kind !== "answer" || because.usage.length === 0 || because.sources.length === 0) return false;
  if (because.toolCalls.length > 0 || (decision.next ?? []).length > 0) return false;
  // The first question of a conversation: no earlier message could be part of the answer.
  if (messages.some(({ id, author }) => author.kind !== "bot" && !owed.some((one) => one.id === id))) return false;
  const [name = ""] = (conversation.contact?.name ?? "").trim().split(/\s+/);
  return name === "" || !foldWords(decision.text).split(" ").includes(foldWords(name));
}
