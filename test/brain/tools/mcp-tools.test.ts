import { afterEach, describe, expect, it } from "vitest";
import { createTools } from "../../../plugin/brain/tools/create-tools.ts";
import { createMcpTools, type McpTools } from "../../../plugin/brain/tools/mcp-tools.ts";
import { defaultSettings } from "../../../plugin/core/settings/settings.ts";
import { type FetchPolicy, publicPolicy } from "../../../plugin/net/guarded-request.ts";
import { createLogger } from "../../../plugin/telemetry/logger.ts";
import { aTurnContext } from "../graph/a-turn.ts";
import { type Seen, sendJson, startToolServer, type ToolServer } from "./tool-server.ts";

const log = createLogger({ level: "silent" });
const schema = { type: "object", properties: { to: { type: "string" } }, required: ["to"] };
const offered = ["send_mail", "delete_all"].map((name) => ({ name, description: `Does ${name}`, inputSchema: schema }));

let server: ToolServer | null = null;
let mcp: McpTools | null = null;
afterEach(async () => {
  await mcp?.close();
  await server?.stop();
});

/** As much of the protocol as a client asks for. */
function answerMcp({ method, body }: Seen): unknown {
  const asked = method === "POST" ? JSON.parse(body) : {};
  switch (asked.method) {
    case "initialize":
      return {
        protocolVersion: asked.params.protocolVersion,
        capabilities: { tools: {} },
        serverInfo: { name: "t", version: "1" },
      };
    case "tools/list":
      return { tools: offered };
    case "tools/call":
      return { content: [{ type: "text", text: `${asked.params.name} to ${asked.params.arguments.to}` }] };
    default:
      return null;
  }
}

async function toolsOfServer(policy: FetchPolicy = { isForbidden: () => false, allowsPlainHttp: true }) {
  server = await startToolServer((seen, response) => {
    const result = answerMcp(seen);
    if (result === null) response.writeHead(seen.method === "POST" ? 202 : 405).end();
    else sendJson(response, { jsonrpc: "2.0", id: JSON.parse(seen.body).id, result });
  });
  mcp = createMcpTools({ log, findSecret: () => "s3cret", now: () => 0, policy });
  const described = {
    name: "mail",
    url: `${server.origin}/mcp`,
    headers: { Authorization: "env:BATON_TOOL_MCP" },
    risk: "write" as const,
    allow: ["send_mail"],
    timeout_seconds: 2,
  };
  const given = { ...defaultSettings.tools, builtin: [], mcp: [described], hosts: ["127.0.0.1"] };
  const context = aTurnContext("oi", { settings: { ...defaultSettings, tools: given } });
  return { tools: createTools({ log, findSecret: () => undefined, mcp }), context };
}

describe("tools of an MCP server", () => {
  it("are offered once the server has told them, as far as the inbox allows", async () => {
    const { tools, context } = await toolsOfServer();
    expect(tools.list(context)).toEqual([]);
    await mcp?.settle();
    expect(tools.list(context)).toMatchObject([
      { name: "mail_send_mail", risk: "write", schema: { required: ["to"] } },
    ]);
    expect(server?.seen.every(({ headers }) => headers.authorization === "s3cret")).toBe(true);
  });

  it("are called with checked arguments", async () => {
    const { tools, context } = await toolsOfServer();
    tools.list(context);
    await mcp?.settle();
    const { signal } = new AbortController();
    expect(await tools.run({ name: "mail_send_mail", arguments: {} }, context, signal)).toMatchObject({
      outcome: "failed",
    });
    const sent = await tools.run({ name: "mail_send_mail", arguments: { to: "Ana" } }, context, signal);
    expect(sent).toMatchObject({ outcome: "ok", value: "send_mail to Ana" });
  });

  it("are not asked for at a private address", async () => {
    const { tools, context } = await toolsOfServer({ ...publicPolicy, allowsPlainHttp: true });
    tools.list(context);
    await mcp?.settle();
    expect(tools.list(context)).toEqual([]);
    expect(server?.seen).toEqual([]);
  });
});
