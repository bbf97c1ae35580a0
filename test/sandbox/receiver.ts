import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { type View, viewOf } from "./view.ts";

export type Hook = {
  readonly event: string;
  readonly body: View;
  readonly raw: string;
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly at: number;
};

/** A webhook receiver that answers 200, or whatever a test tells it to. */
export type Receiver = {
  readonly url: string;
  readonly seen: Hook[];
  /** How to answer from now on; the argument counts deliveries from 1. */
  answer(how: (response: ServerResponse, hook: Hook, count: number) => void): void;
  /** The names of the events so far, with message contents in brackets. */
  names(): string[];
  /** Resolves with the hooks once there are this many that match. */
  until(count: number, matches?: (hook: Hook) => boolean): Promise<Hook[]>;
  clear(): void;
  stop(): Promise<void>;
};

const PATIENCE_MS = 10_000;

export async function startReceiver(): Promise<Receiver> {
  const seen: Hook[] = [];
  let how: Parameters<Receiver["answer"]>[0] = (response) => response.end();
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks).toString("utf8");
      const body = viewOf(JSON.parse(raw));
      const hook = {
        event: body.text("event"),
        body,
        raw,
        headers: request.headers,
        path: request.url ?? "",
        at: Date.now(),
      };
      seen.push(hook);
      count += 1;
      how(response, hook, count);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    seen,
    answer(next) {
      how = next;
      count = 0;
    },
    names: () => seen.map(nameOf),
    async until(wanted, matches = () => true) {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const found = seen.filter(matches);
        if (found.length >= wanted) return found;
        if (Date.now() > deadline)
          throw new Error(`${found.length} of ${wanted} hooks; saw ${seen.map(nameOf).join(", ")}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    clear() {
      seen.length = 0;
    },
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function nameOf({ event, body }: Hook): string {
  if (event.startsWith("message_")) return `${event}(${body.at("message_type")})`;
  if (event !== "conversation_updated") return event;
  const columns = body.list("changed_attributes").map((change) => Object.keys(change.value ?? {})[0]);
  return `${event}(${columns.filter((column) => column !== "updated_at").join(" ")})`;
}
