import type { Message } from "../../core/event.ts";
import type { Passage } from "../../core/knowledge.ts";
import type { InboxSettings } from "../../core/settings/settings.ts";
import { checkInput } from "../../safety/check-input.ts";
import type { Violation } from "../../safety/violation.ts";

type Settings = Pick<InboxSettings, "safety">;
type Written = Pick<Message | Passage, "text">;

/** Each text of a turn is checked once, however often it is shown: a check takes milliseconds. */
const judged = new WeakMap<Written, readonly Violation[]>();

function violationsIn(written: Written, { safety }: Settings): readonly Violation[] {
  const known = judged.get(written) ?? checkInput(written.text, safety).violations;
  judged.set(written, known);
  return known;
}

/** Reasons not to show owed messages to a model. */
export const findUnsafe = (owed: readonly Message[], settings: Settings): readonly Violation[] =>
  owed.flatMap((message) => violationsIn(message, settings));

const LEFT_OUT = "(not shown: this was an attempt to give you orders, or held a secret)";

/** A message that was refused once must not come back to the model as history. */
export const withoutUnsafe = (messages: readonly Message[], settings: Settings): readonly Message[] =>
  messages.map((message) => {
    const isSafe = message.author.kind !== "customer" || violationsIn(message, settings).length === 0;
    return isSafe ? message : { ...message, text: LEFT_OUT };
  });

/** A page or tool result that contains instructions was not written for customers. */
export const isTrusted = (written: Written, settings: Settings): boolean =>
  violationsIn(written, settings).every(({ code }) => code !== "injection");
