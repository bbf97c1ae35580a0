import { createHmac } from "node:crypto";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox/server.ts";
import { type Receiver, startReceiver } from "./receiver.ts";
import { type View, viewOf } from "./view.ts";

export type Reply = View & { readonly status: number; readonly raw: string; readonly headers: Headers };

export type Client = {
  readonly token: string;
  (request: string, body?: unknown): Promise<Reply>;
};

/** A sandbox with a bot connected to every inbox, and someone listening at the bot's address. */
export type Play = {
  readonly sandbox: Sandbox;
  /** `GET /sandbox.json`. */
  readonly facts: View;
  readonly admin: Client;
  /** Bruno Lima, an agent and user 2. */
  readonly agent: Client;
  /** The bot's token; the bot has id 2 as well. */
  readonly bot: Client;
  readonly nobody: Client;
  readonly hooks: Receiver;
  stop(): Promise<void>;
};

export type PlayOptions = Partial<SandboxOptions> & {
  readonly switches?: Record<string, unknown>;
  /** False for a sandbox as it comes, without a bot. */
  readonly withBot?: boolean;
};

export async function play({ switches, withBot = true, ...options }: PlayOptions = {}): Promise<Play> {
  const sandbox = await startSandbox({ port: 0, ...options });
  const nobody = clientOf(sandbox.url, "");
  const hooks = await startReceiver();
  // One worker: deliveries then arrive in the order in which they were sent.
  await nobody("PUT /sandbox/switches", { webhook_workers: 1, ...switches });
  const first = await nobody("GET /sandbox.json");
  const admin = clientOf(sandbox.url, first.text("users.0.access_token"));
  if (withBot) {
    const made = await admin("POST /agent_bots", { name: "Nova", outgoing_url: hooks.url });
    for (const id of first.each("inboxes", "id")) {
      await admin(`POST /inboxes/${id}/set_agent_bot`, { agent_bot: made.number("id") });
    }
  }
  const facts = await nobody("GET /sandbox.json");
  return {
    ...{ sandbox, facts, admin, nobody, hooks },
    agent: clientOf(sandbox.url, facts.text("users.1.access_token")),
    bot: clientOf(sandbox.url, withBot ? facts.text("bot.access_token") : ""),
    async stop() {
      await sandbox.stop();
      await hooks.stop();
    },
  };
}

/** Paths are below account 1 unless they name something else. */
export function clientOf(url: string, token: string, header = "api_access_token"): Client {
  const own = /^\/(api|public|platform|sandbox|auth|hc|health|rails)(\/|\.|$)/;
  const call = async (request: string, body?: unknown): Promise<Reply> => {
    const [method = "GET", path = "/"] = request.split(" ");
    const target = own.test(path) ? `${url}${path}` : `${url}/api/v1/accounts/1${path}`;
    const isForm = body instanceof FormData;
    const response = await fetch(target, {
      method,
      redirect: "manual",
      headers: {
        ...(token === "" ? {} : { [header]: token }),
        ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const raw = await response.text();
    return { ...viewOf(parsed(raw)), raw, status: response.status, headers: response.headers };
  };
  return Object.assign(call, { token });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type Customer = {
  readonly sourceId: string;
  readonly contactId: number;
  readonly conversationId: number;
  /** Below the customer's conversation; "" is the conversation itself. */
  (request: string, body?: unknown): Promise<Reply>;
  says(content: string): Promise<Reply>;
};

export const INBOXES = { api: 0, whatsapp: 1, widget: 2, email: 3 } as const;
export type InboxName = keyof typeof INBOXES;

/** A new customer with a conversation, through the public API. */
export async function customerOf(
  { facts, nobody }: Play,
  inbox: InboxName = "api",
  fields: object = {},
): Promise<Customer> {
  const identifier = facts.text(`inboxes.${INBOXES[inbox]}.inbox_identifier`);
  const base = `/public/api/v1/inboxes/${identifier}/contacts`;
  const contact = await nobody(`POST ${base}`, { name: "Maya Okafor", ...fields });
  const sourceId = contact.text("source_id");
  const conversationId = (await nobody(`POST ${base}/${sourceId}/conversations`)).number("id");
  const call = (request: string, body?: unknown) => {
    const [method, path = ""] = request.split(" ");
    return nobody(`${method} ${base}/${sourceId}/conversations/${conversationId}${path}`, body);
  };
  const says = (content: string) => call("POST /messages", { content });
  return Object.assign(call, { sourceId, contactId: contact.number("id"), conversationId, says });
}

/** The conversation as an administrator sees it. */
export async function conversation(play: Play, id: number): Promise<Reply> {
  return play.admin(`GET /conversations/${id}`);
}

/** Every line of the thread, activity included. */
export async function texts(play: Play, id: number): Promise<unknown[]> {
  return (await play.admin(`GET /conversations/${id}/messages`)).each("payload", "content");
}

export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}

/** Waits for something that happens in the background. */
export async function eventually<T>(read: () => Promise<T> | T, isDone: (value: T) => boolean): Promise<T> {
  const until = Date.now() + 5_000;
  for (;;) {
    const value = await read();
    if (isDone(value)) return value;
    if (Date.now() > until) throw new Error(`still ${JSON.stringify(value).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
