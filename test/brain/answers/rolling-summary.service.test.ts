import { expect, it } from "vitest";
import type { TurnContext } from "../../../plugin/core/decision.ts";
import { summarisedTo } from "../../../plugin/core/turn/rolling-summary.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { answer, offer, scriptedBrain } from "../../turn/scripted-brain.ts";

const heard: TurnContext[] = [];
const remembering = (context: TurnContext) => {
  heard.push(context);
  return { ...answer(`Ouvi ${heard.length}`), summary: { text: `Até aqui ${heard.length}`, upTo: 1_000 } };
};
const play = usePlay({
  brain: scriptedBrain({
    Lembre: remembering,
    Problema: () => ({
      ...offer("", []),
      kind: "hand_off",
      reason: "missing_knowledge",
      topic: null,
      summary: { text: "Quer gente", upTo: 2_000 },
    }),
  }),
});

const remembered = (conversationId: number) =>
  play().db("conversations").where({ conversation_id: conversationId }).first("summary", "marks");

it("shows the brain in the next turn what it made of the older messages in this one", async () => {
  const customer = await play().customer();
  await customer.write("Lembre disto");
  await eventually(
    () => play().botSaid(customer.conversationId),
    ({ length }) => length === 1,
  );
  await customer.write("Lembre daquilo");
  await eventually(
    async () => heard,
    ({ length }) => length === 2,
  );
  expect(heard[1]).toMatchObject({ summary: "Até aqui 1", marks: summarisedTo.set(1_000) });
});

it("keeps it on a handoff, too", async () => {
  const customer = await play().customer();
  await customer.write("Problema");
  const kept = await eventually(
    () => remembered(customer.conversationId),
    (row) => row?.summary != null,
  );
  expect(kept).toMatchObject({ summary: "Quer gente", marks: summarisedTo.set(2_000) });
});
