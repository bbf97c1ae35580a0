import { expect, it } from "vitest";
import type { Decision } from "../../plugin/core/decision.ts";
import { eventually } from "../helpers/eventually.ts";
import { usePlay } from "../helpers/running-baton.ts";
import { answer, scriptedBrain } from "./scripted-brain.ts";

const waiting: ((decision: Decision) => void)[] = [];
const brain = scriptedBrain({ Pense: () => new Promise<Decision>((resolve) => waiting.push(resolve)) });
const play = usePlay({ brain, extraWorkers: 1 });

it("says one answer when a worker was taken for dead and another one has answered since", async () => {
  const customer = await play().customer();
  await customer.write("Pense nisto");
  const forgetLease = () =>
    play()
      .db("conversations")
      .where({ conversation_id: customer.conversationId })
      .update({ think_until: new Date(0) });
  await eventually(
    async () => waiting.length,
    (count) => count === 1,
  );
  await eventually(
    async () => {
      if (waiting.length === 1) await forgetLease();
      return waiting.length;
    },
    (count) => count === 2,
  );
  waiting[1]?.(answer("Do segundo"));
  await eventually(
    () => play().botSaid(customer.conversationId),
    ({ length }) => length > 0,
  );
  waiting[0]?.(answer("Do primeiro"));
  await play().idle();
  expect(await play().botSaid(customer.conversationId)).toEqual(["Do segundo"]);
});

it("answers every conversation once while both work", async () => {
  const customers = await Promise.all(Array.from({ length: 20 }, () => play().customer()));
  for (const text of ["Oi", "Olá", "Bom dia"]) await Promise.all(customers.map((customer) => customer.write(text)));
  await play().idle();
  for (const { conversationId } of customers) {
    const lines = await play().transcript(conversationId);
    const effects = lines.flatMap(({ effect }) => effect ?? []);
    expect(new Set(effects).size).toBe(effects.length);
    expect(lines.at(-1)?.by).toBe("bot");
  }
});
