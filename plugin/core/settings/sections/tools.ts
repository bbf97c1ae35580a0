import { section } from "./section.ts";

const NAME = "^[a-z][a-z0-9_]{1,39}$";
const TEXTS = { type: "object", default: {}, additionalProperties: { type: "string" } } as const;
const RISK = {
  type: "string",
  enum: ["read", "write", "approval"],
  description: "`read` changes nothing, `write` may be done at once, `approval` waits for a person",
} as const;
const TIMEOUT = {
  type: "integer",
  minimum: 1,
  maximum: 30,
  default: 10,
  description: "Seconds after which it counts as failed",
} as const;
const HEADERS = {
  ...TEXTS,
  description: "Sent along; `env:BATON_TOOL_…` stands for that variable of the process, so that no secret is kept here",
} as const;

/** What a model may do besides answering. */
export const toolsSettings = section("What a model may do besides answering; without a model none of it happens", {
  builtin: {
    type: "array",
    uniqueItems: true,
    default: [],
    items: {
      type: "string",
      enum: ["business_hours", "order_lookup", "create_ticket", "set_attribute", "schedule_follow_up"],
    },
    description: "Which of Baton's own tools the inbox uses",
  },
  orders: {
    type: "array",
    default: [],
    description: "What the example tool `order_lookup` knows; for trying things out before a shop is connected",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["number", "status"],
      properties: {
        number: { type: "string", minLength: 1, description: "The number of the order" },
        status: { type: "string", minLength: 1, description: "Where it is" },
        expected: { type: "string", description: "When it arrives" },
      },
    },
  },
  attributes: {
    type: "array",
    default: [],
    items: { type: "string", pattern: "^[a-z0-9_]+$" },
    description: "Custom attributes of the conversation that `set_attribute` may write",
  },
  hosts: {
    type: "array",
    default: [],
    items: { type: "string", pattern: "^[a-z0-9.-]+$" },
    description: "The only hosts that the tools below may call",
  },
  http: {
    type: "array",
    default: [],
    description: "Calls of other systems, each described so that a model knows when to use it",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["name", "description", "url", "risk"],
      properties: {
        name: { type: "string", pattern: NAME, description: "What the model calls it" },
        description: { type: "string", minLength: 10, description: "When to use it and what it gives" },
        risk: RISK,
        method: { type: "string", enum: ["GET", "POST", "PUT", "PATCH", "DELETE"], default: "GET", description: "How" },
        url: {
          type: "string",
          pattern: "^https://[^{}/\\s]+(?:/\\S*)?$",
          examples: ["https://api.example.com/orders/{number}"],
          description: "Arguments in braces are encoded; the others go into the query, or as JSON into the body",
        },
        headers: HEADERS,
        parameters: {
          type: "object",
          default: {},
          additionalProperties: true,
          description: "JSON schema of each argument by its name; all are required but those with a default",
        },
        timeout_seconds: TIMEOUT,
      },
    },
  },
  mcp: {
    type: "array",
    default: [],
    description: "MCP servers, Composio among them, whose tools are offered too",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["name", "url", "allow"],
      properties: {
        name: { type: "string", pattern: NAME, description: "Goes before the names of its tools" },
        url: { type: "string", pattern: "^https://\\S+$", description: "Where it is reached" },
        headers: HEADERS,
        risk: { ...RISK, default: "approval" },
        allow: {
          type: "array",
          minItems: 1,
          items: { type: "string", minLength: 1 },
          description: "Which of its tools are offered; all others stay unknown to the model",
        },
        timeout_seconds: TIMEOUT,
      },
    },
  },
  max_result_chars: {
    type: "integer",
    minimum: 200,
    maximum: 50_000,
    default: 4000,
    description: "Longer results are cut before a model reads them",
  },
});
