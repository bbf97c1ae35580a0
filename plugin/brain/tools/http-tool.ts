import type { InboxSettings } from "../../core/settings/settings.ts";
import { ToolFailed } from "../../errors.ts";
import { type FetchPolicy, type GuardedAnswer, RequestRefused, sendGuarded } from "../../net/guarded-request.ts";
import { type FindSecret, fillSecrets } from "./secrets.ts";
import { type Arguments, schemaOf, type Tool } from "./tool.ts";
import { fillUrl } from "./url-template.ts";

type HttpSettings = InboxSettings["tools"]["http"][number];

export interface HttpParts {
  readonly hosts: readonly string[];
  readonly policy: FetchPolicy;
  readonly findSecret: FindSecret;
}

const MAX_BYTES = 256 * 1024;
const BODILESS: ReadonlySet<string> = new Set(["GET", "DELETE"]);

/** A call of another system as the settings describe it. */
export function httpTool(settings: HttpSettings, { hosts, policy, findSecret }: HttpParts): Tool {
  const { name, description, risk, parameters, timeout_seconds: seconds } = settings;
  return {
    name,
    description,
    risk,
    schema: schemaOf(parameters),
    async run(args, { signal, key }) {
      const { url, body } = target(settings, args);
      if (!hosts.includes(url.hostname)) throw new ToolFailed(`The host of ${name} is not among the allowed ones`);
      const headers = {
        Accept: "application/json",
        ...(body === null ? {} : { "Content-Type": "application/json" }),
        ...(risk === "read" ? {} : { "Idempotency-Key": key }),
        ...fillSecrets(settings.headers, findSecret),
      };
      const limit = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
      const request = { method: settings.method, url, headers, body, maxBytes: MAX_BYTES, signal: limit };
      const answer = await sendGuarded(request, policy).catch((error: unknown) => {
        throw error instanceof RequestRefused ? new ToolFailed(error.message) : error;
      });
      return { value: readAnswer(answer) };
    },
  };
}

function target(
  { url: template, method }: HttpSettings,
  args: Arguments,
): { readonly url: URL; readonly body: string | null } {
  const { url, rest } = fillUrl(template, args);
  if (!BODILESS.has(method)) return { url, body: JSON.stringify(rest) };
  for (const [name, value] of Object.entries(rest)) {
    url.searchParams.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return { url, body: null };
}

function readAnswer({ status, headers, bytes }: GuardedAnswer): unknown {
  if (status === 404) return { found: false };
  if (status >= 300 && status <= 399) throw new ToolFailed("The other system redirects, which is not followed");
  if (status < 200 || status > 299) throw new ToolFailed(`The other system answered ${status}`);
  const text = bytes.toString("utf8");
  if (!/\bjson\b/i.test(headers["content-type"] ?? "")) return { text };
  try {
    return JSON.parse(text);
  } catch {
    throw new ToolFailed("The other system answered something that is no JSON");
  }
}
