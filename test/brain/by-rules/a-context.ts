import { createRulesBrain, type RulesBrainParts } from "../../../plugin/brain/by-rules/brain.ts";
import type { Decision, TurnContext } from "../../../plugin/core/decision.ts";
import type { Passage } from "../../../plugin/core/knowledge.ts";
import { completeSettings, type SettingsDocument } from "../../../plugin/core/settings/settings.ts";
import { aConversation, aMessage } from "../../helpers/builders.ts";

export interface Said {
  readonly settings?: SettingsDocument;
  /** What was said before, the bot's lines marked. */
  readonly before?: readonly { readonly bot?: string; readonly customer?: string }[];
  readonly changes?: Partial<TurnContext>;
}

/** A conversation in which the customer has just said these lines. */
export function aContext(
  lines: string | readonly string[],
  { settings = {}, before = [], changes }: Said = {},
): TurnContext {
  const earlier = before.map(({ bot, customer }, index) => {
    const author = bot === undefined ? {} : { author: { kind: "bot", id: 1, name: "Bot" } as const };
    return aMessage({ id: index + 1, text: bot ?? customer ?? "", ...author });
  });
  const owed = [lines].flat().map((text, index) => aMessage({ id: 100 + index, text }));
  return {
    connectionId: "c1",
    conversation: aConversation(),
    settings: completeSettings(settings),
    messages: [...earlier, ...owed],
    owed,
    summary: null,
    marks: {},
    instruction: null,
    now: Date.UTC(2026, 2, 2, 15),
    ...changes,
  };
}

export const decide = (context: TurnContext, parts: RulesBrainParts = {}): Promise<Decision> =>
  createRulesBrain(parts).decide(context, new AbortController().signal);

export function aPassage(changes: Partial<Passage> = {}): Passage {
  return { chunkId: "7", title: "Page › Heading", url: null, text: "Some text.", score: 0.9, flags: [], ...changes };
}
