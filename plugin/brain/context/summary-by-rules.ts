import type { Message } from "../../core/event.ts";
import { shorten } from "../../language/shorten.ts";

/** The limit of a summary by a model: the tokens of a turn must not grow with the conversation. */
export const SUMMARY_CHARS = 800;
const LINE_CHARS = 160;
const WHO = { customer: "Customer", person: "Colleague", bot: "Bot" } as const;

/** A line for each message. Middle lines are dropped: the first ones tell the matter, the last ones its state. */
export function summariseByRules(before: string | null, due: readonly Message[]): string {
  const lines = due.flatMap(({ author, text }) => {
    const said = text.replaceAll(/\s+/g, " ").trim();
    return author.kind === "system" || said === "" ? [] : [`${WHO[author.kind]}: ${shorten(said, LINE_CHARS)}`];
  });
  return shorten([...(before === null ? [] : [before]), ...lines].join("\n"), SUMMARY_CHARS);
}
