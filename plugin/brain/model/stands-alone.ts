import type { Decision, TurnContext } from "../../core/decision.ts";
import { foldWords } from "../../language/words/fold-words.ts";
import { createMasker } from "../../safety/pii/masker.ts";
import { DETAIL_KINDS, IDENTIFYING_KINDS } from "../../safety/pii/pii-span.ts";

const LONGEST_WORDS = 30;
/** Words that point at what was said before, or at the one who writes: in Portuguese, Spanish and English, folded. */
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
/** A question that begins so goes on with something. */
const GOES_ON = /^(e|y|and|but|mas|pero|or|ou|o|what about|how about)\b/;

const PERSONAL = new Set([...IDENTIFYING_KINDS, ...DETAIL_KINDS]);

/** The question as everybody might ask it; null where its answer could depend on who asks, when, or on what was said before. */
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
  if (words.length < 2 || words.length > LONGEST_WORDS || GOES_ON.test(question)) return null;
  if (words.some((word) => POINTING.has(word))) return null;
  return createMasker({ kinds: PERSONAL }).mask(text) === text ? question : null;
}

/** An answer for everybody: a model worded it, the knowledge supports it, and nothing of this conversation is in it. */
export function mayBeKept(decision: Decision, { messages, owed, conversation }: TurnContext): boolean {
  const { because } = decision;
  if (decision.kind !== "answer" || because.usage.length === 0 || because.sources.length === 0) return false;
  if (because.toolCalls.length > 0 || (decision.next ?? []).length > 0) return false;
  // The first question of a conversation: there was nothing that could have found its way into the answer.
  if (messages.some(({ id, author }) => author.kind !== "bot" && !owed.some((one) => one.id === id))) return false;
  const [name = ""] = (conversation.contact?.name ?? "").trim().split(/\s+/);
  return name === "" || !foldWords(decision.text).split(" ").includes(foldWords(name));
}
