import fc from "fast-check";
import { expect, it } from "vitest";
import { BatonError } from "../../../plugin/errors.ts";
import {
  hang,
  json,
  malformed,
  refusal,
  reset,
  slow,
  status,
  text,
  tools,
  truncated,
} from "../../fakes/scripted-answer.ts";
import { useScriptedModel } from "../../fakes/scripted-model.ts";
import { aModelCall, openModel } from "../../helpers/model-parts.ts";

const first = useScriptedModel();
const second = useScriptedModel();

const schema = { type: "object", required: ["topic"], properties: { topic: { type: "string" } } };
const right = json({ topic: "refund" });
const faults = [
  right,
  text("It is about a refund"),
  text(""),
  json(["refund"]),
  json({ topic: 7 }),
  refusal(),
  truncated('{"topic'),
  tools({ name: "nobody_offered_this", arguments: "{" }),
  malformed(),
  malformed('{"choices":[]}'),
  malformed("null"),
  status(429, "0"),
  status(429, "soon"),
  status(429, "3600"),
  status(400),
  status(401),
  status(500),
  status(302),
  reset,
  hang,
  { kind: "cut", text: "x" },
  slow(100, right),
] as const;
const TYPED = ["model_unavailable", "model_refused"];
const CALL_MS = 1_000;
/** For what is under way when time is up, on a busy machine. */
const GRACE_MS = 700;

it("ends every mixture of faults in a right answer or a typed error, in time", async () => {
  const mixture = fc.array(fc.constantFrom(...faults), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(mixture, mixture, async (one, other) => {
      first.reset();
      second.reset();
      first.reply(...one);
      second.reply(...other);
      const startedAt = performance.now();
      const access = openModel({ url: first.url, fallbackUrl: second.url });
      const call = aModelCall({ schema, settings: { model: { call_seconds: CALL_MS / 1000 } } });
      const outcome = await access.ask(call, new AbortController().signal).catch((error: unknown) => error);
      expect(performance.now() - startedAt).toBeLessThan(CALL_MS + GRACE_MS);
      if (outcome instanceof BatonError) expect(TYPED).toContain(outcome.code);
      else if (outcome instanceof Error) throw outcome;
      else expect(outcome).toSatisfy(isRight);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

function isRight(reply: unknown): boolean {
  const { value, toolCalls } = reply as { value: unknown; toolCalls: readonly unknown[] };
  return JSON.stringify(value) === '{"topic":"refund"}' || toolCalls.length > 0;
}
