import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { ScriptedAnswer } from "./scripted-answer.ts";
import { respond, sendJson } from "./scripted-response.ts";

export type Endpoint = "chat" | "embeddings" | "transcription";

/** A request as the model's maker would have seen it. */
export interface SeenRequest {
  readonly endpoint: Endpoint;
  readonly authorization: string | null;
  /** The parsed JSON; of a transcription an empty object. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly raw: string;
  /** The client hung up before its answer was complete. */
  closedEarly: boolean;
}

type Script = ScriptedAnswer | ((request: SeenRequest) => ScriptedAnswer);

/** A model behind OpenAI's API that does what a test tells it to. It answers in the order of its script. */
export interface ScriptedModel {
  /** What a client takes for its base URL. */
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Further answers of the chat, one for each request. */
  reply(...script: readonly Script[]): void;
  /** The same for another endpoint. */
  replyAt(endpoint: Endpoint, ...script: readonly Script[]): void;
  /** For every request that no scripted answer is left for; without it such a request fails with 400. */
  otherwise(script: Script): void;
  /** Forgets script and requests. */
  reset(): void;
  stop(): Promise<void>;
}

const PATHS: Readonly<Record<string, Endpoint>> = {
  "/v1/chat/completions": "chat",
  "/v1/embeddings": "embeddings",
  "/v1/audio/transcriptions": "transcription",
};

/** Starts before the first test of the file, forgets before each, stops after the last. */
export function useScriptedModel(): ScriptedModel {
  let started: ScriptedModel | undefined;
  beforeAll(async () => {
    started = await startScriptedModel();
  });
  beforeEach(() => started?.reset());
  afterAll(async () => started?.stop());
  const get = (): ScriptedModel => {
    if (!started) throw new Error("The scripted model runs inside tests only");
    return started;
  };
  return {
    get url() {
      return get().url;
    },
    get requests() {
      return get().requests;
    },
    reply: (...script) => get().reply(...script),
    replyAt: (endpoint, ...script) => get().replyAt(endpoint, ...script),
    otherwise: (script) => get().otherwise(script),
    reset: () => get().reset(),
    stop: () => get().stop(),
  };
}

export async function startScriptedModel(): Promise<ScriptedModel> {
  const requests: SeenRequest[] = [];
  const scripts = new Map<Endpoint, Script[]>();
  let fallback: Script | undefined;
  const server = createServer((request, response) => {
    void receive(request).then((seen) => {
      if (!seen) {
        sendJson(response, 404, { error: { message: "There is no such endpoint" } });
        return;
      }
      requests.push(seen);
      response.once("close", () => {
        seen.closedEarly = !response.writableFinished;
      });
      const script = scripts.get(seen.endpoint)?.shift() ?? fallback ?? { kind: "status", status: 400 };
      respond(typeof script === "function" ? script(seen) : script, { request: seen, response });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const replyAt = (endpoint: Endpoint, ...script: readonly Script[]) =>
    void scripts.set(endpoint, [...(scripts.get(endpoint) ?? []), ...script]);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    reply: (...script) => replyAt("chat", ...script),
    replyAt,
    otherwise(script) {
      fallback = script;
    },
    reset() {
      requests.length = 0;
      scripts.clear();
      fallback = undefined;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function receive(request: IncomingMessage): Promise<SeenRequest | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks).toString("utf8");
  const endpoint = PATHS[request.url ?? ""];
  if (!endpoint) return null;
  const body = endpoint === "transcription" ? {} : JSON.parse(raw);
  return { endpoint, authorization: request.headers.authorization ?? null, body, raw, closedEarly: false };
}
