import { lookup } from "node:dns/promises";
import type { DynamicStructuredTool } from "@langchain/core/tools";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import type { InboxSettings } from "../../core/settings/settings.ts";
import { ToolFailed } from "../../errors.ts";
import { type FetchPolicy, publicPolicy } from "../../net/guarded-request.ts";
import type { Logger } from "../../telemetry/logger.ts";
import { type FindSecret, fillSecrets } from "./secrets.ts";
import type { Tool } from "./tool.ts";

type ToolsSettings = InboxSettings["tools"];
type ServerSettings = ToolsSettings["mcp"][number];

export interface McpTools {
  /** The tools known now. The first call only starts to ask the servers: no customer waits for a slow server. */
  toolsFor(settings: ToolsSettings): readonly Tool[];
  /** Waits until every server that was asked has answered or failed. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

interface McpParts {
  readonly log: Logger;
  readonly findSecret: FindSecret;
  readonly now: () => number;
  readonly policy?: FetchPolicy;
}

interface Server {
  tools: readonly Tool[];
  askAgainAt: number;
  asked: Promise<void>;
  close: () => Promise<void>;
}

const FRESH_MS = 10 * 60_000;
const AFTER_FAILURE_MS = 60_000;
const MAX_NAME = 64;

/** Tools of MCP servers. The list of each server is refreshed every ten minutes. */
export function createMcpTools(parts: McpParts): McpTools {
  const servers = new Map<string, Server>();

  function serverFor(settings: ServerSettings, hosts: readonly string[]): Server {
    const key = JSON.stringify(settings);
    const known = servers.get(key);
    if (known && known.askAgainAt > parts.now()) return known;
    const server: Server = known ?? { tools: [], askAgainAt: 0, asked: Promise.resolve(), close: async () => {} };
    server.askAgainAt = parts.now() + FRESH_MS;
    server.asked = askServer(server, settings, { ...parts, hosts }).catch((err: unknown) => {
      server.askAgainAt = parts.now() + AFTER_FAILURE_MS;
      parts.log.warn({ server: settings.name, err }, "listing the tools of an MCP server failed");
    });
    servers.set(key, server);
    return server;
  }

  return {
    toolsFor: ({ mcp, hosts }) => mcp.flatMap((settings) => serverFor(settings, hosts).tools),
    async settle() {
      await Promise.all([...servers.values()].map(({ asked }) => asked));
    },
    async close() {
      await Promise.all([...servers.values()].map(({ close }) => close().catch(() => undefined)));
    },
  };
}

interface Asking extends McpParts {
  readonly hosts: readonly string[];
}

async function askServer(server: Server, settings: ServerSettings, asking: Asking): Promise<void> {
  await refuseForbidden(settings, asking);
  const { MultiServerMCPClient } = await import("@langchain/mcp-adapters");
  const timeoutMs = settings.timeout_seconds * 1000;
  const client = new MultiServerMCPClient({
    mcpServers: {
      [settings.name]: {
        transport: "http",
        url: settings.url,
        headers: { ...fillSecrets(settings.headers, asking.findSecret) },
        automaticSSEFallback: false,
        defaultToolTimeout: timeoutMs,
      },
    },
    throwOnLoadError: true,
    prefixToolNameWithServerName: false,
  });
  const offered = await client.getTools();
  await server.close();
  server.close = () => client.close();
  server.tools = offered
    .filter(({ name }) => settings.allow.includes(name))
    .map((tool) => toTool(tool, settings, timeoutMs));
}

/** The client opens its own connections, so the host is checked before. An admin names the server, not a stranger. */
async function refuseForbidden({ url }: ServerSettings, { hosts, policy = publicPolicy }: Asking): Promise<void> {
  const { hostname, protocol } = new URL(url);
  if (!hosts.includes(hostname)) throw new ToolFailed(`${hostname} is not among the allowed hosts`);
  if (protocol !== "https:" && !policy.allowsPlainHttp) throw new ToolFailed("Only https addresses may be called");
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ""), { all: true });
  if (addresses.some(({ address }) => policy.isForbidden(address)))
    throw new ToolFailed(`${hostname} is a private address`);
}

function toTool(tool: DynamicStructuredTool, { name: server, risk }: ServerSettings, timeoutMs: number): Tool {
  return {
    name: `${server}_${tool.name}`.replace(/[^\w-]/g, "_").slice(0, MAX_NAME),
    description: tool.description,
    schema: toJsonSchema(tool.schema),
    risk,
    async run(args, { signal }) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      return { value: await tool.invoke({ ...args }, { signal: limit }) };
    },
  };
}
