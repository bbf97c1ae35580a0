import { asList, asRecord, asText } from "./json.ts";

interface RequestOptions {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly token?: string;
  readonly body?: unknown;
  readonly form?: FormData;
}

export type Send = (path: string, options?: RequestOptions) => Promise<unknown>;

/** An answer that is not 2xx, or no answer (status 0). The message is what the server said, fit to be shown. */
export class RequestFailed extends Error {
  readonly status: number;

  constructor(status: number, text: string, options?: ErrorOptions) {
    super(text, options);
    this.name = "RequestFailed";
    this.status = status;
  }
}

/** Paths are relative to the page, so that the page also works behind a proxy that adds a prefix. */
export function createSend(baseUrl: string): Send {
  return async (path, options = {}) => {
    const response = await ask(new URL(path, baseUrl), options);
    const text = await response.text();
    const body = parseBody(text);
    if (!response.ok) throw new RequestFailed(response.status, serverText(body, text) || `HTTP ${response.status}`);
    return body;
  };
}

async function ask(url: URL, { method, token, body, form }: RequestOptions): Promise<Response> {
  const headers = new Headers({ Accept: "application/json" });
  if (token) headers.set("Api-Access-Token", token);
  if (body !== undefined) headers.set("Content-Type", "application/json");
  const payload = form ?? (body === undefined ? null : JSON.stringify(body));
  const verb = method ?? (payload === null ? "GET" : "POST");
  try {
    return await fetch(url, { method: verb, headers, body: payload });
  } catch (err) {
    throw new RequestFailed(0, "No answer from the sandbox. Is it still running?", { cause: err });
  }
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Chatwoot says what went wrong in one of three keys, or in plain text when it throttles. */
function serverText(body: unknown, raw: string): string {
  const record = asRecord(body);
  const first = asText(record.error) || asText(record.message) || asText(asList(record.errors)[0]);
  return first || (body === null && raw.length < 200 && !raw.includes("<") ? raw.trim() : "");
}

export function errorText(err: unknown): string {
  return err instanceof Error ? err.message : String(err);
}
