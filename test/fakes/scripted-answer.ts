/** What the scripted model does with one request. */
export type ScriptedAnswer =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly usage?: ScriptedUsage;
      readonly finish?: "stop" | "length";
    }
  | { readonly kind: "tools"; readonly calls: readonly ScriptedCall[]; readonly text?: string }
  | { readonly kind: "refusal"; readonly text: string }
  | { readonly kind: "vectors"; readonly vectors: readonly (readonly number[])[] }
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string; readonly message?: string }
  | { readonly kind: "raw"; readonly body: string; readonly contentType?: string }
  /** The promised length is never reached: the connection ends in the middle. */
  | { readonly kind: "cut"; readonly text: string }
  | { readonly kind: "slow"; readonly afterMs: number; readonly then: ScriptedAnswer }
  | { readonly kind: "hang" }
  | { readonly kind: "reset" };

export interface ScriptedUsage {
  readonly input: number;
  readonly output: number;
}

export interface ScriptedCall {
  readonly name: string;
  /** A text goes out as it is, so that arguments can be broken too. */
  readonly arguments: object | string;
}

export const text = (words: string, usage?: ScriptedUsage): ScriptedAnswer => ({
  kind: "text",
  text: words,
  ...(usage ? { usage } : {}),
});
export const json = (value: unknown, usage?: ScriptedUsage): ScriptedAnswer => text(JSON.stringify(value), usage);
export const tools = (...calls: readonly ScriptedCall[]): ScriptedAnswer => ({ kind: "tools", calls });
export const refusal = (words = "I cannot help with that."): ScriptedAnswer => ({ kind: "refusal", text: words });
export const status = (code: number, retryAfter?: string): ScriptedAnswer => ({
  kind: "status",
  status: code,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});
/** Answered with 200, and no JSON. */
export const malformed = (body = "<html>Bad gateway</html>"): ScriptedAnswer => ({ kind: "raw", body });
/** The model ran out of tokens in the middle of its answer. */
export const truncated = (words: string): ScriptedAnswer => ({ kind: "text", text: words, finish: "length" });
export const cut = (words = "Half of an"): ScriptedAnswer => ({ kind: "cut", text: words });
export const slow = (afterMs: number, then: ScriptedAnswer): ScriptedAnswer => ({ kind: "slow", afterMs, then });
export const hang: ScriptedAnswer = { kind: "hang" };
export const reset: ScriptedAnswer = { kind: "reset" };
