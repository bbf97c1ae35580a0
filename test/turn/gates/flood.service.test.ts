import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Decision } from "../../../plugin/core/decision.ts";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { eventually } from "../../helpers/eventually.ts";
import { type Play, usePlay } from "../../helpers/running-baton.ts";
import { answer, scriptedBrain } from "../scripted-brain.ts";
import { type Tell, webhooksOf } from "./webhook.ts";

const CONTACTS = 100;
const MESSAGES = 50;
/** Of one batch: all that a contact writes arrives well within a minute. */
const AT_ONCE = 10;
const POLITE = gateTexts["pt-BR"].tooFast;

/** What an answer covered, by the ids of the messages it was made for. */
async function coveredIn(play: Play, conversationId: number): Promise<readonly number[]> {
  const rows = await play.db("audit_log").where({ conversation_id: conversationId, action: "decided" }).orderBy("seq");
  return rows.flatMap((row) => row.data.covered);
}

describe("a crowd that floods the bot", () => {
  const brain = scriptedBrain({ Mensagem: ({ owed }): Decision => answer(`Respondi ${owed.length}`) });
  const play = usePlay({
    brain,
    settings: { quiet_time_ms: 0, limits: {} },
    switches: { messages_per_minute: 100_000 },
  });

  it("gets exactly the answers that are allowed, one polite line each, and nothing is lost", {
    timeout: 180_000,
  }, async () => {
    const customers = await Promise.all(Array.from({ length: CONTACTS }, () => play().customer()));
    const tell = await webhooksOf(play());
    for (let index = 0; index < CONTACTS; index += AT_ONCE) {
      await Promise.all(
        customers.slice(index, index + AT_ONCE).map(({ conversationId }) => floods(tell, conversationId)),
      );
      // The end of the minute is the matter of another test.
      await play().db("timers").where({ kind: "pace_over" }).delete();
    }
    await play().idle();
    for (const { conversationId } of customers) {
      expect(new Set(await coveredIn(play(), conversationId)).size).toBe(10);
      const said = await play().botSaid(conversationId);
      expect(said.filter((text) => text === POLITE)).toHaveLength(1);
      expect(said.filter((text) => text !== POLITE).length).toBeLessThanOrEqual(10);
    }
    const [stored] = await play().db("messages").where({ author: "customer" }).count({ count: "*" });
    expect(Number(stored?.count)).toBe(CONTACTS * MESSAGES);
  });

  async function floods(tell: Tell, conversationId: number): Promise<void> {
    const numbers = Array.from({ length: MESSAGES }, (_, index) => index + 1);
    for (const some of [numbers.slice(0, 3), numbers.slice(3, 25), numbers.slice(25)]) {
      await Promise.all(
        some.map((nr) =>
          tell({ conversationId, messageId: 1_000_000 + conversationId * 1_000 + nr, content: `Mensagem ${nr}` }),
        ),
      );
    }
  }
});

describe("one contact who writes too fast", () => {
  const brain = scriptedBrain({
    Pergunta: ({ owed }) => answer(owed.map(({ text }) => text).join(" + ")),
  });
  const settings = { quiet_time_ms: 0, limits: { contact_per_minute: 2 } };
  const play = usePlay({ brain, settings });

  it("is answered again when the minute is over, with everything that waited", async () => {
    const customer = await play().customer();
    const said = (count: number) =>
      eventually(
        () => play().botSaid(customer.conversationId),
        ({ length }) => length >= count,
      );
    for (const nr of [1, 2, 3]) {
      await customer.write(`Pergunta ${nr}`);
      await said(nr);
    }
    await customer.write("Pergunta 4");
    await play().idle();
    expect(await said(3)).toEqual(["Pergunta 1", "Pergunta 2", POLITE]);
    await play().db("pace").update({ expire: 0 });
    await customer.write("Pergunta 5");
    expect((await said(4)).at(-1)).toBe("Pergunta 3 + Pergunta 4 + Pergunta 5");
  });

  it("is answered by time, without writing again", async () => {
    const customer = await play().customer();
    const said = () => play().botSaid(customer.conversationId);
    for (const number of [1, 2, 3, 4]) {
      await customer.write(`Pergunta ${number}`);
      await play().idle();
    }
    expect(await said()).toEqual(["Pergunta 1", "Pergunta 2", POLITE]);
    const timer = play().db("timers").where({ conversation_id: customer.conversationId, kind: "pace_over" });
    const { due_at: dueAt } = await timer.clone().first();
    expect(dueAt.getTime() - Date.now()).toBeLessThanOrEqual(60_000);
    await timer.clone().update({ due_at: new Date() });
    await eventually(said, ({ length }) => length === 4, { withinMs: 15_000 });
    expect((await said()).at(-1)).toBe("Pergunta 3 + Pergunta 4");
  });

  it("reaches a person at any pace", async () => {
    const customer = await play().customer();
    for (const nr of [1, 2, 3, 4]) await customer.write(`Pergunta ${nr}`);
    await customer.write("quero falar com um atendente");
    await eventually(
      () => play().api.conversation(customer.conversationId),
      ({ status }) => status === "open",
    );
  });
});

describe("one contact who writes more in an hour than the bot may answer", () => {
  const brain = scriptedBrain({ Pergunta: ({ owed }) => answer(owed.map(({ text }) => text).join(" + ")) });
  const play = usePlay({ brain, settings: { quiet_time_ms: 0, limits: { contact_per_hour: 2 } } });

  it("gets a person, once", async () => {
    const customer = await play().customer();
    for (const number of [1, 2, 3, 4, 5]) {
      await customer.write(`Pergunta ${number}`);
      await play().idle();
    }
    expect(await play().api.conversation(customer.conversationId)).toMatchObject({ status: "open" });
    const notes = (await play().transcript(customer.conversationId)).filter(({ note }) => note);
    expect(notes).toMatchObject([{ text: expect.stringContaining("mais em uma hora") }]);
    expect(await play().botSaid(customer.conversationId)).toHaveLength(3);
  });
});

describe("when nobody can count", () => {
  const play = usePlay({ settings: { quiet_time_ms: 0 } });

  it("the bot says nothing until somebody can, and then answers what was written", async () => {
    await play().db.raw("alter table pace rename to pace_away");
    const customer = await play().customer();
    const said = () => play().botSaid(customer.conversationId);
    await customer.write("Oi");
    await eventually(
      () => play().db("deliveries").where({ conversation_id: customer.conversationId }),
      ({ length }) => length === 1,
    );
    await sleep(1_000);
    expect(await said()).toEqual([]);
    await play().db.raw("alter table pace_away rename to pace");
    await eventually(said, ({ length }) => length === 1);
  });
});
