import type { Effect } from "../core/effect.ts";
import type { Priority } from "../core/event.ts";
import type { Choice } from "../language/words/choice.ts";

/** A visible result of a line. */
export type Happening =
  | { readonly kind: "said"; readonly text: string; readonly choices: readonly Choice[] }
  | { readonly kind: "noted"; readonly text: string }
  | {
      readonly kind: "handed_off";
      readonly team: string | null;
      readonly reason: string;
      readonly priority: Priority | null;
    }
  | { readonly kind: "ticket"; readonly text: string }
  | { readonly kind: "failed"; readonly text: string };

export function happeningOf(effect: Effect): Happening | undefined {
  switch (effect.kind) {
    case "say":
      return { kind: "said", text: effect.text, choices: [] };
    case "choice":
      return { kind: "said", text: effect.text, choices: effect.choices };
    case "note":
      return { kind: "noted", text: effect.text };
    case "mention":
      return { kind: "noted", text: `${effect.people.map(({ name }) => `@${name}`).join(" ")} ${effect.text}` };
    default:
      return undefined;
  }
}

/** One line for the report of differences. */
export function describeHappening(happening: Happening): string {
  switch (happening.kind) {
    case "said": {
      const titles = happening.choices.map(({ title }) => ` [${title}]`).join("");
      return `bot: ${quoted(happening.text)}${titles}`;
    }
    case "noted":
      return `note: ${quoted(happening.text)}`;
    case "handed_off": {
      const { team, reason, priority } = happening;
      const parts = [team && `team: ${team}`, `reason: ${reason}`, priority && `priority: ${priority}`];
      return `handoff: { ${parts.filter(Boolean).join(", ")} }`;
    }
    case "ticket":
      return `ticket: ${quoted(happening.text)}`;
    case "failed":
      return `error: ${happening.text}`;
  }
}

const quoted = (text: string): string => JSON.stringify(text.replaceAll("\u200B", ""));
