import { Ajv, type ValidateFunction } from "ajv";
import type { TurnContext } from "../../core/decision.ts";
import type { Wishes } from "../../core/wishes.ts";
import { ToolFailed } from "../../errors.ts";
import { type FetchPolicy, publicPolicy } from "../../net/guarded-request.ts";
import type { Logger } from "../../telemetry/logger.ts";
import { boundedValue } from "./bounded-value.ts";
import { builtinTools } from "./builtin-tools.ts";
import { callKey } from "./call-key.ts";
import { httpTool } from "./http-tool.ts";
import type { McpTools } from "./mcp-tools.ts";
import type { FindSecret } from "./secrets.ts";
import type { Arguments, Risk, Tool } from "./tool.ts";

export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  readonly schema: object;
  readonly risk: Risk;
}

export interface ToolWish {
  readonly name: string;
  readonly arguments: Arguments;
  /** The number of the approval: an agent approved exactly this call. */
  readonly approved?: number;
}

export interface ToolResult {
  readonly outcome: "ok" | "failed" | "needs_approval";
  /** For the model; a sentence when the call failed. */
  readonly value: unknown;
  readonly wishes: Wishes;
}

export interface Tools {
  list(context: TurnContext): readonly ToolSpec[];
  run(call: ToolWish, context: TurnContext, signal: AbortSignal): Promise<ToolResult>;
}

interface ToolsParts {
  readonly log: Logger;
  readonly findSecret: FindSecret;
  /** Null when MCP servers are not allowed. */
  readonly mcp: McpTools | null;
  readonly policy?: FetchPolicy;
}

/** The tools that an inbox gives to a model. A tool returns values and wishes; the turn stores them. */
export function createTools({ log, findSecret, mcp, policy = publicPolicy }: ToolsParts): Tools {
  const validatorOf = createValidators();
  const toolsOf = (context: TurnContext): readonly Tool[] => {
    const { tools } = context.settings;
    const all = [
      ...tools.builtin.map((name) => builtinTools[name]),
      ...tools.http.map((settings) => httpTool(settings, { hosts: tools.hosts, policy, findSecret })),
      ...(mcp?.toolsFor(tools) ?? []),
    ];
    return all.filter((tool) => validatorOf(tool) !== null);
  };
  return {
    list: (context) =>
      toolsOf(context).map(({ name, description, schema, risk }) => ({ name, description, schema, risk })),
    async run(call, context, signal) {
      const { name } = call;
      const find = () => toolsOf(context).find((known) => known.name === name);
      // The approved tool may belong to a server that this process has not asked yet.
      const tool = find() ?? (await mcp?.settle().then(find));
      const validate = tool && validatorOf(tool);
      if (!tool || !validate) return failed("There is no such tool");
      // A copy: the check fills in defaults.
      const args = structuredClone(call.arguments);
      if (!validate(args)) return failed(problemsIn(validate));
      const key = callKey(context, call, args);
      if (tool.risk === "approval" && call.approved === undefined) {
        return { outcome: "needs_approval", value: WAITS, wishes: { approval: { tool: name, args, key } } };
      }
      const startedAt = performance.now();
      const result = await runTool(tool, args, { context, signal, key });
      const ms = Math.round(performance.now() - startedAt);
      log.info({ tool: name, risk: tool.risk, key, outcome: result.outcome, ms }, "tool called");
      return { ...result, value: boundedValue(result.value, context.settings.tools.max_result_chars) };
    },
  };
}

const WAITS = "A person of the house has to approve this first; tell the customer that it will be looked at";

async function runTool(tool: Tool, args: Arguments, run: Parameters<Tool["run"]>[1]): Promise<ToolResult> {
  try {
    const { value, wishes = {} } = await tool.run(args, run);
    return { outcome: "ok", value, wishes };
  } catch (error) {
    if (run.signal.aborted) throw error;
    return failed(error instanceof ToolFailed ? error.message : "The other system could not be reached");
  }
}

const failed = (sentence: string): ToolResult => ({ outcome: "failed", value: sentence, wishes: {} });

function problemsIn({ errors }: ValidateFunction): string {
  const problems = (errors ?? []).map(({ instancePath, message }) => `${instancePath.slice(1)} ${message}`.trim());
  return `The arguments are wrong: ${problems.join("; ")}`;
}

/** Compiled once for each schema, for all inboxes. An invalid schema drops the tool. */
function createValidators() {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: true, useDefaults: true });
  const known = new Map<string, ValidateFunction | null>();
  return ({ schema }: Tool): ValidateFunction | null => {
    const text = JSON.stringify(schema);
    const validate = known.get(text) ?? (ajv.validateSchema(schema) === true ? ajv.compile(schema) : null);
    known.set(text, validate);
    return validate;
  };
}
