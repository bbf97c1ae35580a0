import type { Message } from "../../core/event.ts";
import type { Passage } from "../../core/knowledge.ts";
import type { InboxSettings } from "../../core/settings.ts";
import { checkInput } from "../safety/check-input.ts";
import type { Violation } from "../safety/violation.ts";

type Settings = Pick<InboxSettings, "safety">;

/** What a model must not read in messages that it would have to answer. */
export const findUnsafe = (owed: readonly Message[], { safety }: Settings): readonly Violation[] =>
  owed.flatMap(({ text }) => checkInput(text, safety).violations);

const LEFT_OUT = "(not shown: this was an attempt to give you orders, or held a secret)";

/** What was refused once must not come back as history, where a model would read it after all. */
export const withoutUnsafe = (messages: readonly Message[], { safety }: Settings): readonly Message[] =>
  messages.map((message) => {
    const isSafe = message.author.kind !== "customer" || checkInput(message.text, safety).violations.length === 0;
    return isSafe ? message : { ...message, text: LEFT_OUT };
  });

/** A page that gives orders was not written for customers. */
export const isTrusted = ({ text }: Passage, { safety }: Settings): boolean =>
  checkInput(text, safety).violations.every(({ code }) => code !== "injection");
