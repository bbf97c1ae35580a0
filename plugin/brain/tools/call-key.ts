import { createHash } from "node:crypto";
import type { TurnContext } from "../../core/decision.ts";
import type { Arguments } from "./tool.ts";

interface Called {
  readonly name: string;
  /** An approved call runs once, whatever the customer has asked since. */
  readonly approved?: number;
}

/** Names one call of one turn: a turn that is repeated after a crash makes the same key, so the call runs once. */
export function callKey(context: TurnContext, { name, approved }: Called, args: Arguments): string {
  const { connectionId, conversation, owed } = context;
  const asked = approved === undefined ? owed.map(({ id }) => id) : { approved };
  const parts = [connectionId, conversation.id, asked, name, inOrder(args)];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

/** Models write the same arguments in any order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1));
  return entries.map(([name, inner]) => [name, inOrder(inner)]);
}
