import type { ToolCall, TurnContext } from "../../core/decision.ts";
import type { ModelTool } from "../model/model-access.ts";

export interface ToolOutcome {
  readonly outcome: ToolCall["outcome"];
  readonly value: unknown;
}

/** What an inbox lets a model call besides looking into the knowledge. */
export interface ToolShelf {
  list(context: TurnContext): readonly ModelTool[];
  run(
    call: { readonly name: string; readonly arguments: Readonly<Record<string, unknown>> },
    context: TurnContext,
    signal: AbortSignal,
  ): Promise<ToolOutcome>;
}

export const noTools: ToolShelf = {
  list: () => [],
  run: async () => ({ outcome: "failed", value: "There is no such tool" }),
};
