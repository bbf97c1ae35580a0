import type { TurnContext } from "./decision.ts";
import type { AskedApproval, Wishes } from "./wishes.ts";

/** Runs tool calls that an agent has approved. */
export interface ToolDesk {
  run(
    call: Pick<AskedApproval, "tool" | "args"> & { readonly nr: number },
    context: TurnContext,
    signal: AbortSignal,
  ): Promise<{ readonly value: unknown; readonly wishes: Wishes }>;
}
