import { describe, expect, it } from "vitest";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { Aborted } from "../../../plugin/errors.ts";
import {
  cut,
  hang,
  json,
  malformed,
  refusal,
  reset,
  type ScriptedAnswer,
  slow,
  status,
  text,
  tools,
  truncated,
} from "../../fakes/scripted-answer.ts";
import { type SeenRequest, startScriptedModel } from "../../fakes/scripted-model.ts";
import { eventually } from "../../helpers/eventually.ts";
import { openModel } from "../../helpers/model-parts.ts";
import { aGraphBrain, aTurnContext, delivery } from "./a-turn.ts";

const CALL_SECONDS = 2;
/** One call, and what a busy machine adds. */
const LIMIT_MS = 2 * CALL_SECONDS * 1000;
const settings = completeSettings({ model: { call_seconds: CALL_SECONDS }, thinking: { turn_seconds: 20 } });

const reading = json({
  asks: [{ text: "Qual o prazo de entrega em Recife?", intent: null, confidence: 0.9 }],
  language: "pt-BR",
  sentiment: 0,
  urgency: 0,
});
const written = json({ do: "answer", text: "Chega em Recife em 3 dias úteis.", sources: [1], confidence: 0.9 });

const faults: Readonly<Record<string, ScriptedAnswer>> = {
  "too many requests": status(429, "1"),
  "too many requests for an hour": status(429, "3600"),
  "a bad request": status(400),
  "an unknown key": status(401),
  "an error of the server": status(500),
  "an overload": status(503),
  "a page of a proxy": malformed(),
  "half of the JSON": malformed('{"choices":[{"message":'),
  "no JSON where JSON was asked for": text("Claro! Chega em 3 dias."),
  "JSON of another form": json({ reply: "Chega em 3 dias." }),
  "a call of a tool that does not exist": tools({ name: "rm", arguments: "-rf" }),
  "an empty answer": text(""),
  "an answer that ran out of tokens": truncated('{"do":"answer","text":"Chega em'),
  "a refusal": refusal(),
  "a connection that breaks": reset,
  "a connection that breaks in the middle": cut(),
  "an answer that is too slow": slow(LIMIT_MS * 2, written),
  silence: hang,
};
const isReading = ({ raw }: SeenRequest) => raw.includes("You read messages that customers send");

async function decide(script: (request: SeenRequest) => ScriptedAnswer, passages = [delivery]) {
  const scripted = await startScriptedModel();
  scripted.otherwise(script);
  const startedAt = performance.now();
  const brain = aGraphBrain({ model: openModel({ url: scripted.url }), passages });
  try {
    const decision = await brain.decide(aTurnContext("e pra Recife?", { settings }), new AbortController().signal);
    return { decision, ms: performance.now() - startedAt };
  } finally {
    await scripted.stop();
  }
}

const everyFault = Object.entries(faults);

describe.concurrent("whatever the model does", () => {
  it("answers with its help when nothing is wrong", async () => {
    const { decision } = await decide((request) => (isReading(request) ? reading : written));
    expect(decision).toMatchObject({ kind: "answer", text: "Chega em Recife em 3 dias úteis." });
  });

  it.each(everyFault)("%s while it reads leaves a simpler answer, in time", async (_, fault) => {
    const { decision, ms } = await decide(() => fault);
    expect(decision).toMatchObject({ kind: "answer", text: delivery.text });
    expect(ms).toBeLessThan(LIMIT_MS);
  });

  it.each(everyFault)("%s while it writes leaves a simpler answer, in time", async (_, fault) => {
    const { decision, ms } = await decide((request) => (isReading(request) ? reading : fault));
    expect(decision).toMatchObject({ kind: "answer", text: delivery.text });
    expect(ms).toBeLessThan(LIMIT_MS);
  });

  it.each(everyFault)("%s leaves a person where the rules know nothing either", async (_, fault) => {
    const { decision } = await decide(() => fault, []);
    expect(decision).toMatchObject({ kind: "hand_off", reason: "model_failure" });
  });

  it.each([
    "too many requests",
    "an error of the server",
    "a connection that breaks",
    "no JSON where JSON was asked for",
  ])("%s for a moment changes nothing for the customer", async (name) => {
    let seen = 0;
    const once = faults[name] ?? hang;
    const { decision } = await decide((request) => {
      seen += 1;
      return seen === 1 ? once : isReading(request) ? reading : written;
    });
    expect(decision).toMatchObject({ kind: "answer", text: "Chega em Recife em 3 dias úteis." });
  });
});

it("hangs up on the model at once when the answer is not wanted any more", async () => {
  const scripted = await startScriptedModel();
  scripted.otherwise(hang);
  const wish = new AbortController();
  const brain = aGraphBrain({ model: openModel({ url: scripted.url }) });
  const deciding = brain.decide(aTurnContext("e pra Recife?", { settings }), wish.signal);
  await eventually(
    async () => scripted.requests,
    ({ length }) => length === 1,
  );
  wish.abort(new Aborted("A person took over"));
  await expect(deciding).rejects.toThrow("A person took over");
  await eventually(
    async () => scripted.requests[0],
    (request) => request?.closedEarly === true,
  );
  await scripted.stop();
});
