import type { TurnContext } from "../../core/decision.ts";
import type { Wishes } from "../../core/wishes.ts";

export type Risk = "read" | "write" | "approval";
export type Arguments = Readonly<Record<string, unknown>>;

export interface ToolAnswer {
  /** Plain JSON for the model: data, never an instruction. */
  readonly value: unknown;
  readonly wishes?: Wishes;
}

export interface ToolRun {
  readonly context: TurnContext;
  readonly signal: AbortSignal;
  /** The same for the same call of the same turn, however often the turn is repeated. */
  readonly key: string;
}

export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of the arguments. */
  readonly schema: object;
  readonly risk: Risk;
  run(args: Arguments, run: ToolRun): Promise<ToolAnswer>;
}

/** A schema of an object whose properties are all required except those with a default. */
export function schemaOf(properties: Readonly<Record<string, unknown>>) {
  const hasDefault = (schema: unknown) => typeof schema === "object" && schema !== null && "default" in schema;
  const required = Object.keys(properties).filter((name) => !hasDefault(properties[name]));
  return { type: "object", additionalProperties: false, required, properties };
}
