import { expect, it } from "vitest";
import { boundBrain } from "../../plugin/brain/bounded-brain.ts";
import type { TurnContext } from "../../plugin/core/decision.ts";
import { defaultSettings } from "../../plugin/core/settings/settings.ts";
import { aConversation } from "../helpers/builders.ts";
import { answer, scriptedBrain } from "../turn/scripted-brain.ts";

const context: TurnContext = {
  connectionId: "c1",
  conversation: aConversation(),
  settings: defaultSettings,
  messages: [],
  owed: [],
  summary: null,
  marks: {},
  instruction: null,
  now: 0,
};
const never = () => new Promise<never>(() => undefined);

it("lets a brain that decides in time decide", async () => {
  const brain = boundBrain(scriptedBrain({ "": () => answer("Sim") }), 1_000);
  await expect(brain.decide(context, new AbortController().signal)).resolves.toMatchObject({ text: "Sim" });
});

it("does not wait for a brain that hangs", async () => {
  const brain = boundBrain(scriptedBrain({ "": never }), 20);
  await expect(brain.decide(context, new AbortController().signal)).rejects.toMatchObject({
    code: "model_unavailable",
  });
});

it("does not wait for a brain that ignores that it should stop", async () => {
  const stop = new AbortController();
  const brain = boundBrain(scriptedBrain({ "": never }), 10_000);
  const decided = brain.decide(context, stop.signal);
  stop.abort();
  await expect(decided).rejects.toMatchObject({ code: "aborted" });
});

it("tells a brain that runs out of time to stop", async () => {
  let told = false;
  const script = (_: TurnContext, signal: AbortSignal) => {
    signal.addEventListener("abort", () => {
      told = true;
    });
    return never();
  };
  const brain = boundBrain(scriptedBrain({ "": script }), 20);
  await expect(brain.decide(context, new AbortController().signal)).rejects.toThrow();
  expect(told).toBe(true);
});
