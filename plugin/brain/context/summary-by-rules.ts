import type { Message } from "../../core/event.ts";
import { shorten } from "../../language/shorten.ts";

/** As much as a model's own summary may be long: the tokens of a turn must not grow with the conversation. */
export const SUMMARY_CHARS = 800;
const LINE_CHARS = 160;
const WHO = { customer: "Customer", person: "Colleague", bot: "Bot" } as const;

/** Who said what, a line each; the first ones say what it is about, the last ones where it stands, so the middle goes. */
export function summariseByRules(before: string | null, due: readonly Message[]): string {
  const lines = due.flatMap(({ author, text }) => {
    const said = text.replaceAll(/\s+/g, " ").trim();
    return author.kind === "system" || said === "" ? [] : [`${WHO[author.kind]}: ${shorten(said, LINE_CHARS)}`];
  });
  return shorten([...(before === null ? [] : [before]), ...lines].join("\n"), SUMMARY_CHARS);
}
