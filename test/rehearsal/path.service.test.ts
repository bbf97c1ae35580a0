import { describe, expect, it } from "vitest";
import { completeSettings } from "../../plugin/core/settings/settings.ts";
import { defaultBehaviour } from "../../plugin/main.ts";
import { act, isAction } from "../../plugin/rehearsal/actions.ts";
import { MemoryPath } from "../../plugin/rehearsal/memory/path.ts";
import { parseScene, type Step } from "../../plugin/rehearsal/scene.ts";
import { buildScenery } from "../../plugin/rehearsal/scenery.ts";
import type { Customer } from "../helpers/players.ts";
import { QUIET_MS, usePlay } from "../helpers/running-baton.ts";

// Nobody of this team is online: Chatwoot's own assignment, which no rehearsal knows, stays out of it.
const settings = { routing: { default_team: "supervisao" }, handoff: { labels: ["vip"] } };
const play = usePlay({ settings });

/** Lines that people say; after each the bot has all the time it needs. */
const SCENES: Readonly<Record<string, readonly object[]>> = {
  "a greeting": [{ customer: "bom dia" }],
  "a wish for a person": [{ customer: "oi" }, { customer: "quero falar com um atendente" }, { customer: "obrigada" }],
  "a change of mind": [{ customer: "atendente" }, { customer: "deixa, pode ser com o robô" }],
  "an opt-out and back": [{ customer: "SAIR" }, { customer: "oi?" }, { customer: "VOLTAR" }, { customer: "oi" }],
  "a takeover": [{ customer: "oi" }, { agent: "Oi, aqui é a Ana" }, { customer: "que bom" }],
  "something that needs a person": [{ customer: "meu pedido LA-10482 não chegou e a loja não responde" }],
};

const stepsOf = (lines: readonly object[]): readonly Step[] => parseScene({ name: "x", steps: lines }).steps;

async function inMemory(lines: readonly object[]) {
  const path = new MemoryPath(
    defaultBehaviour(),
    buildScenery(completeSettings({ ...settings, quiet_time_ms: QUIET_MS }), {}),
  );
  for (const step of stepsOf(lines)) {
    if (isAction(step)) await act(path, step);
    await path.answer();
  }
  const { happenings, chatwoot } = path.store;
  return {
    said: happenings.flatMap((one) => (one.kind === "said" ? [one.text] : [])),
    status: chatwoot.status,
    labels: chatwoot.labels,
    team: chatwoot.team?.name ?? null,
  };
}

async function inChatwoot(lines: readonly object[]) {
  const customer = await play().customer();
  for (const step of stepsOf(lines)) {
    await speak(step, customer);
    await play().idle();
  }
  const { status, labels, meta } = await play().api.conversation(customer.conversationId);
  return { said: await play().botSaid(customer.conversationId), status, labels, team: meta.team?.name ?? null };
}

async function speak(step: Step, customer: Customer): Promise<void> {
  if (step.kind === "customer") await customer.write(step.value);
  if (step.kind === "agent") await play().agent().reply(customer.conversationId, step.value);
}

describe("what happens in a rehearsal happens in Chatwoot", () => {
  it.each(Object.entries(SCENES))("with %s", async (_name, lines) => {
    expect(await inMemory(lines)).toEqual(await inChatwoot(lines));
  });
});
