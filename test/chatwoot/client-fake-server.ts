import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { type Chatwoot, type ChatwootOptions, createChatwoot } from "../../plugin/chatwoot/chatwoot.ts";

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text goes out as it is, the rest as JSON. */
  readonly body?: unknown;
}

type Behave = (response: ServerResponse, request: IncomingMessage) => void;

/** Answers each request with the next of these, the last one for ever; a function does with the socket what it likes. */
export async function startFake(replies: readonly (Reply | Behave)[]) {
  const seen: Seen[] = [];
  const server = http.createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    seen.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
    const reply = replies[Math.min(seen.length, replies.length) - 1] ?? {};
    if (typeof reply === "function") reply(response, request);
    else answer(response, reply);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  return { url: `http://127.0.0.1:${port}`, port, seen, stop };
}

export function answer(response: ServerResponse, { status = 200, headers = {}, body = {} }: Reply): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(text);
}

export const hang: Behave = () => {};
export const reset: Behave = (response) => {
  response.socket?.destroy();
};

export const TOKEN = "tOkEnOfTheBotInTheTests24";

/** A client that does not make tests wait. */
export function aClient(baseUrl: string, options: Partial<ChatwootOptions> = {}): Chatwoot {
  const chatwoot = createChatwoot({
    baseUrl,
    accountId: 3,
    token: TOKEN,
    timeoutMs: 2000,
    ...options,
    retry: { baseMs: 1, ...options.retry },
  });
  onTestFinished(() => chatwoot.close());
  return chatwoot;
}

export const aMessage = (fields: object = {}) => ({
  id: 9101,
  content: "Hello",
  inbox_id: 1,
  conversation_id: 7,
  message_type: 1,
  content_type: "text",
  content_attributes: {},
  created_at: 1768900503,
  private: false,
  ...fields,
});
