import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { replayPasses } from "../../../plugin/core/baton/audit.ts";
import { publicStatusOf } from "../../../plugin/core/baton/public-status.ts";
import { noteTexts, talkTexts } from "../../../plugin/core/texts/texts.ts";
import { eventually } from "../../helpers/eventually.ts";
import type { Customer } from "../../helpers/players.ts";
import { CONNECTION, usePlay } from "../../helpers/running-baton.ts";
import { answer, scriptedBrain } from "../scripted-brain.ts";
import { createActs } from "./acts.ts";

const GREETING = talkTexts["pt-BR"].greeting;
const ALICE = "Alice Prado";
const BRUNO = "Bruno Lima";
const because = answer("").because;
const brain = scriptedBrain({
  Trocar: () => ({ kind: "clarify", text: "Qual é o número do pedido?", because }),
});

describe.each(["4.16.2", "4.10.1"])("the record of a conversation, on Chatwoot %s", (version) => {
  const play = usePlay({ version, brain, reconcileSeconds: 3_600, settings: { hours: { source: "always" } } });
  const acts = createActs(play);
  const call = (request: string, body: unknown = {}) =>
    play().api.call(request, { token: play().api.tokenOf(ALICE), body });

  const episodesOf = (id: number) => play().db("episode_numbers").where({ conversation_id: id }).orderBy("episode");
  const stateOf = (id: number) => play().db("conversation_status").where({ conversation_id: id }).first();

  async function greeted(): Promise<Customer> {
    const customer = await play().customer();
    await customer.write("Oi");
    await acts.said(customer.conversationId, 1);
    await play().idle();
    return customer;
  }

  it("has an outcome, a duration, who said how much and a summary for each episode", async () => {
    const customer = await greeted();
    const { conversationId: id } = customer;
    await customer.write("Quero falar com uma pessoa sobre o meu pedido");
    await acts.held(id, "team");
    await play().idle();
    await play().agent(BRUNO).reply(id, "O seu pedido chega amanhã");
    await acts.held(id, "agent");
    await play().agent(BRUNO).setStatus(id, "resolved");
    await acts.held(id, "closed");
    const [episode] = await eventually(
      () => episodesOf(id),
      ([first]) => typeof first?.summary === "string",
    );
    expect(episode).toMatchObject({ outcome: "handed_off", handoffs: 1, customer: 2, bot: 2, person: 1 });
    expect(Number(episode.seconds)).toBeGreaterThan(0);
    expect(episode.summary).toBe(
      "Cliente: “Quero falar com uma pessoa sobre o meu pedido”\nPessoa: “O seu pedido chega amanhã”",
    );
  });

  it("replays to the very holder that the conversation has", async () => {
    const customer = await greeted();
    const { conversationId: id } = customer;
    await play().agent(BRUNO).reply(id, "Oi!");
    await acts.held(id, "agent");
    await play().idle();
    await play().agent(BRUNO).setStatus(id, "pending");
    await acts.held(id, "bot");
    await play().agent(ALICE).setStatus(id, "resolved");
    await acts.held(id, "closed");
    await customer.write("Oi");
    const { holder, seq } = await acts.held(id, "bot");
    expect(replayPasses(await acts.record(id))).toEqual({ holder, seq });
  });

  it("knows an episode that takes up the last one from one that is about something new", async () => {
    const customer = await greeted();
    const { conversationId: id } = customer;
    for (const episode of [2, 3]) {
      await play().agent(ALICE).setStatus(id, "resolved");
      await acts.held(id, "closed");
      if (episode === 3) await closedDaysAgo(id, 3);
      await customer.write("Oi");
      await acts.said(id, episode);
      await play().idle();
    }
    expect((await episodesOf(id)).map(({ reopens }) => reopens)).toEqual([null, 1, null]);
  });

  const closedDaysAgo = (id: number, days: number) =>
    play()
      .db("conversations")
      .where({ conversation_id: id })
      .update({
        baton: play().db.raw(`jsonb_set(baton, '{since}', to_jsonb((baton ->> 'since')::bigint - ?::bigint))`, [
          days * 86_400_000,
        ]),
      });

  it.each([
    ["awaiting_customer", "Trocar um produto", 1],
    ["opted_out", "SAIR", 2],
  ])("closes with the outcome %s", async (outcome, text, said) => {
    const customer = await play().customer();
    const { conversationId: id } = customer;
    if (said === 2) {
      await customer.write("Oi");
      await acts.said(id, 1);
    }
    await customer.write(text);
    await acts.said(id, said);
    await play().idle();
    await play().agent(ALICE).setStatus(id, "resolved");
    await acts.held(id, "closed");
    expect(await episodesOf(id)).toMatchObject([{ outcome }]);
  });

  it("has the customer's rating of what people did", async () => {
    await call(`PATCH /inboxes/${play().api.facts.inboxes[0]?.id}`, { csat_survey_enabled: true });
    const customer = await play().customer();
    const { conversationId: id } = customer;
    await customer.write("Quero falar com uma pessoa");
    await acts.held(id, "team");
    await play().idle();
    await play().agent(BRUNO).reply(id, "Resolvido!");
    await play().agent(BRUNO).setStatus(id, "resolved");
    await acts.held(id, "closed");
    const survey = await eventually(
      async () => (await play().api.messages(id)).find(({ content_type: type }) => type === "input_csat"),
      (message) => message !== undefined,
    );
    const { uuid } = await play().api.call<{ uuid: string }>(`GET /conversations/${id}`, {
      token: play().api.tokenOf(ALICE),
    });
    await call(`PUT /public/api/v1/csat_survey/${uuid}`, {
      message: { submitted_values: { csat_survey_response: { rating: 4, feedback_message: "Foi rápido" } } },
    });
    const [handoff] = await eventually(
      () => play().db("handoffs").where({ conversation_id: id }),
      ([first]) => first?.rating !== null,
    );
    expect(handoff).toMatchObject({ rating: 4, episode: 1, nr: 1 });
    expect(JSON.stringify(await acts.record(id))).not.toContain("rápido");
    expect(survey).toBeDefined();
    await call(`PATCH /inboxes/${play().api.facts.inboxes[0]?.id}`, { csat_survey_enabled: false });
  });

  it("shows every state in the words of the earlier vocabulary, as a view", async () => {
    const customer = await play().customer();
    const { conversationId: id } = customer;
    const expectState = async (hasAnswered: boolean) => {
      const baton = await acts.batonOf(id);
      if (!baton) throw new Error("There is no such conversation");
      const row = await stateOf(id);
      const wanted = publicStatusOf(baton, hasAnswered);
      expect(row).toMatchObject({ ...wanted, is_hil: wanted.status === "human_handoff", holder: baton.holder });
      return row;
    };
    await customer.write("Oi");
    await acts.held(id, "bot");
    await expectState((await play().botSaid(id)).length > 0);
    await acts.said(id, 1);
    await play().idle();
    expect(await expectState(true)).toMatchObject({ status: "progress", next_timer: "customer_silent" });
    await play().agent(ALICE).setStatus(id, "open");
    await acts.held(id, "team");
    // The bot has answered: nobody waits, so no ladder runs.
    expect(await expectState(true)).toMatchObject({ detail: "waiting_agent", next_timer: null });
    await play().agent(BRUNO).reply(id, "Oi!");
    await acts.held(id, "agent");
    await expectState(true);
    await play().agent(ALICE).setStatus(id, "resolved");
    await acts.held(id, "closed");
    expect(await expectState(true)).toMatchObject({ status: "agent_closed", next_timer: null });
  });
});

describe("the numbers that matter", () => {
  const play = usePlay({ reconcileSeconds: 0 });

  it("count a handoff as unanswered when it ended without a person's word", async () => {
    const at = new Date("2026-03-02T12:00:00Z");
    const later = (seconds: number) => new Date(at.getTime() + seconds * 1_000);
    const rows = [
      { nr: 1, picked_up_at: later(30), first_reply_at: later(60), ended_at: later(600), rating: 5 },
      { nr: 2, picked_up_at: later(90), first_reply_at: later(120), ended_at: later(600), rating: null },
      { nr: 3, picked_up_at: null, first_reply_at: null, ended_at: later(1_800), rating: null },
      { nr: 4, picked_up_at: null, first_reply_at: null, ended_at: null, rating: null },
    ];
    const common = { connection_id: CONNECTION, conversation_id: 7_000, episode: 1, at, reason: "keyword" };
    await play()
      .db("handoffs")
      .insert(rows.map((row) => ({ ...common, ...row })));
    const [day] = await play().db("handoff_numbers").where({ connection_id: CONNECTION });
    expect(day).toMatchObject({ handoffs: 4, unanswered: 1 });
    expect(Number(day.unanswered_rate)).toBeCloseTo(1 / 3);
    expect(day).toMatchObject({ median_seconds_to_pick_up: 60, median_seconds_to_first_reply: 90 });
    expect(Number(day.rating)).toBe(5);
  });
});

describe.each([
  ["last_agent", BRUNO, "agent"],
  ["last_agent", null, "bot"],
  ["last_agent_if_online", BRUNO, "agent"],
  ["last_agent_if_online", "Diego Rocha", "bot"],
  ["bot", BRUNO, "bot"],
] as const)("a closed conversation whose inbox gives it to %s", (reopen, last, holder) => {
  const play = usePlay({ reconcileSeconds: 3_600, settings: { handoff: { reopen }, hours: { source: "always" } } });
  const acts = createActs(play);
  beforeAll(() => acts.meetPeople());

  it(`goes to the ${holder} when ${last ?? "nobody"} had it and the customer writes again`, async () => {
    const customer = await play().customer();
    const { conversationId: id } = customer;
    await customer.write("Oi");
    await acts.said(id, 1);
    if (last) {
      await play().agent(last).reply(id, "Pronto!");
      await acts.held(id, "agent");
      await play().idle();
    }
    await play()
      .agent(last ?? ALICE)
      .setStatus(id, "resolved");
    await acts.held(id, "closed");
    await customer.write("Oi");
    await acts.held(id, holder);
    await play().idle();
    const { status, meta } = await play().api.conversation(id);
    expect(status).toBe(holder === "agent" ? "open" : "pending");
    if (holder === "agent") expect(meta.assignee?.name).toBe(last);
    expect(await play().botSaid(id)).toHaveLength(holder === "bot" ? 2 : 1);
  });
});

describe("a conversation that Chatwoot opened because it could not reach Baton", () => {
  const play = usePlay({ reconcileSeconds: 1, settings: { hours: { source: "always" } } });
  const acts = createActs(play);
  const unreachable = () => play().api.set("switches", { webhook_timeout_ms: 1 });
  const reachable = () => play().api.set("switches", { webhook_timeout_ms: 5_000 });
  afterEach(reachable);

  const notesOf = async (id: number) =>
    (await play().transcript(id)).filter(({ note }) => note).map(({ text }) => text);

  it("is taken back, with a note, and answered, also when it is the very first message", async () => {
    await unreachable();
    const customer = await play().customer();
    const { conversationId: id } = customer;
    await customer.write("Oi");
    await eventually(
      () => play().api.conversation(id),
      ({ status }) => status === "open",
    );
    await reachable();
    await acts.said(id, 1, 15_000);
    await play().idle();
    expect(await play().botSaid(id)).toEqual([GREETING]);
    expect(await notesOf(id)).toEqual([noteTexts["pt-BR"].takenBack]);
    expect((await play().api.conversation(id)).status).toBe("pending");
  });

  it("is left to people the second time: an outage must not become a game of ping-pong", async () => {
    const customer = await play().customer();
    const { conversationId: id } = customer;
    for (const times of [1, 2]) {
      await unreachable();
      await customer.write("Oi");
      await eventually(
        () => play().api.conversation(id),
        ({ status }) => status === "open",
      );
      await reachable();
      if (times === 1) await acts.said(id, 1, 15_000);
      await play().idle();
    }
    await acts.held(id, "team");
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await acts.batonOf(id)).toMatchObject({ holder: "team" });
    expect(await notesOf(id)).toHaveLength(1);
  });

  it("is not taken from a person who has answered meanwhile", async () => {
    const customer = await play().customer();
    const { conversationId: id } = customer;
    await unreachable();
    await customer.write("Oi");
    await eventually(
      () => play().api.conversation(id),
      ({ status }) => status === "open",
    );
    await play().agent(BRUNO).reply(id, "Já estou aqui!");
    await reachable();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect((await play().api.conversation(id)).status).toBe("open");
    expect(await play().botSaid(id)).toEqual([]);
  });
});
