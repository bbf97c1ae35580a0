import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { talkTexts } from "../../../plugin/core/texts/texts.ts";
import { eventually } from "../../helpers/eventually.ts";
import type { Customer } from "../../helpers/players.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { createActs } from "./acts.ts";

const GREETING = talkTexts["pt-BR"].greeting;
const ALICE = "Alice Prado";
const BRUNO = "Bruno Lima";
const CARLA = "Carla Nunes";

describe.each(["4.16.2", "4.10.1"])("who has the conversation, on Chatwoot %s", (version) => {
  const play = usePlay({ version, reconcileSeconds: 3_600, settings: { hours: { source: "always" } } });
  const acts = createActs(play);
  const call = (request: string, body: unknown = {}, by = ALICE) =>
    play().api.call(request, { token: play().api.tokenOf(by), body });

  async function greeted(inbox: "api" | "whatsapp" = "api"): Promise<Customer> {
    const customer = await play().customer(inbox);
    await customer.write("Oi");
    await acts.said(customer.conversationId, 1);
    await play().idle();
    return customer;
  }

  /** Whatever the customer writes now is for people. */
  async function expectSilence(customer: Customer): Promise<void> {
    await customer.write("Olá");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([GREETING]);
  }

  const takeovers: readonly (readonly [string, "agent" | "team", (id: number) => Promise<unknown>])[] = [
    ["a person replies", "agent", (id) => play().agent(BRUNO).reply(id, "Deixa comigo")],
    [
      "somebody answers on the phone",
      "agent",
      (id) => call("POST /sandbox/echo", { conversation_id: id, content: "Oi!" }),
    ],
    ["an agent opens it", "agent", (id) => play().agent(BRUNO).setStatus(id, "open")],
    ["an administrator opens it", "team", (id) => play().agent(ALICE).setStatus(id, "open")],
    ["a person is assigned", "agent", (id) => play().agent(CARLA).assign(id)],
    ["somebody snoozes it", "agent", (id) => play().agent(ALICE).setStatus(id, "snoozed")],
    ["it is opened by a bulk action", "team", (id) => bulk(id, { status: "open" })],
  ];
  const bulk = (id: number, fields: unknown) => call("POST /bulk_actions", { type: "Conversation", ids: [id], fields });

  it.each(takeovers)("people, when %s", async (_, holder, takeOver) => {
    const customer = await greeted("whatsapp");
    await takeOver(customer.conversationId);
    await acts.held(customer.conversationId, holder);
    await expectSilence(customer);
    await eventually(
      () => play().api.conversation(customer.conversationId),
      ({ status }) => status === "open",
    );
  });

  it("the team, when the agent is unassigned", async () => {
    const customer = await greeted();
    const { conversationId: id } = customer;
    await play().agent(BRUNO).reply(id, "Deixa comigo");
    await eventually(
      () => play().api.conversation(id),
      ({ meta }) => meta.assignee?.name === BRUNO,
    );
    await play().idle();
    await call(`POST /conversations/${id}/assignments`, { assignee_id: null });
    await acts.held(id, "team");
    await expectSilence(customer);
  });

  it("the next agent, when it is given to another one", async () => {
    const customer = await greeted();
    const { conversationId: id } = customer;
    await play().agent(BRUNO).reply(id, "Deixa comigo");
    await acts.held(id, "agent");
    await play().idle();
    await play().agent(CARLA).assign(id);
    await expectSilence(customer);
    expect(await acts.batonOf(id)).toMatchObject({ holder: "agent" });
    expect((await play().api.conversation(id)).meta.assignee?.name).toBe(CARLA);
  });

  it("nobody's task while it is snoozed; the team's when it wakes with nobody assigned", async () => {
    const customer = await greeted();
    const { conversationId: id } = customer;
    await play().agent(ALICE).setStatus(id, "snoozed");
    await acts.held(id, "agent");
    expect(await acts.timersOf(id)).toEqual([]);
    await customer.write("Ainda estou aqui");
    await acts.held(id, "team");
    expect(await acts.timersOf(id)).toMatchObject([{ kind: "waiting_in_team" }]);
  });

  it("the bot again, when a person sets it to pending: and then nobody is assigned any more", async () => {
    const customer = await greeted();
    const { conversationId: id } = customer;
    await play().agent(BRUNO).reply(id, "Pronto!");
    await acts.held(id, "agent");
    await play().idle();
    await play().agent(BRUNO).setStatus(id, "pending");
    await acts.held(id, "bot");
    await eventually(
      () => play().api.conversation(id),
      ({ meta }) => meta.assignee?.name !== BRUNO,
    );
    await customer.write("Oi");
    await acts.said(id, 2);
  });

  it("the bot's, when whoever was assigned to a pending conversation lets it go again", async () => {
    const customer = await greeted();
    const { conversationId: id } = customer;
    await play().api.set("faults", { fail_rate: 1, status: 422, only: "POST toggle_status" });
    await play().agent(BRUNO).assign(id);
    await acts.held(id, "agent");
    await play().idle();
    await call(`POST /conversations/${id}/assignments`, { assignee_id: null });
    await acts.held(id, "bot");
  });
  afterEach(() => play().api.set("faults", {}));

  it("over, when it is resolved in the middle of a handoff: nothing more is announced or opened", async () => {
    const customer = await play().customer();
    const { conversationId: id } = customer;
    await play().api.set("faults", { latency_ms: 400, only: "POST messages" });
    await customer.write("Quero falar com uma pessoa");
    await acts.held(id, "team");
    await play().agent(ALICE).setStatus(id, "resolved");
    await acts.held(id, "closed");
    await play().idle();
    expect((await play().api.conversation(id)).status).toBe("resolved");
    expect(await acts.timersOf(id)).toEqual([]);
    const [episode] = await play().db("episodes").where({ conversation_id: id });
    expect(episode).toMatchObject({ outcome: "handed_off", handoffs: 1 });
  });

  it("over, when the contact is blocked: what they write then asks for nothing", async () => {
    const customer = await greeted();
    const { conversationId: id } = customer;
    await call(`POST /conversations/${id}/mute`);
    await acts.held(id, "closed");
    await expectSilence(customer);
    expect(await acts.batonOf(id)).toMatchObject({ holder: "closed", episode: 1 });
    await call(`POST /conversations/${id}/unmute`);
    await customer.write("Oi");
    await acts.said(id, 2);
  });

  it("the merged contact's, with all that was remembered of the one that is gone", async () => {
    const customer = await greeted();
    await customer.write("SAIR");
    await acts.said(customer.conversationId, 2);
    await play().idle();
    const [gone] = await contactOf(customer.conversationId);
    const other = await greeted();
    const [base] = await contactOf(other.conversationId);
    await call("POST /actions/contact_merge", { base_contact_id: base, mergee_contact_id: gone });
    await customer.write("Oi");
    await acts.held(customer.conversationId, "team");
    await play().idle();
    expect((await play().botSaid(customer.conversationId)).length).toBe(2);
    const row = await play().db("contacts").where({ contact_id: base }).first("memory");
    expect(row?.memory?.optedOutAt).toBeTypeOf("number");
  });

  const contactOf = async (id: number) =>
    (await play().db("conversations").where({ conversation_id: id })).map((row) => row.contact_id);
});

describe.each(["4.16.2", "4.10.1"])(
  "trap 1: legacy auto-assignment swallows the events of a handoff, on %s",
  (version) => {
    const play = usePlay({
      version,
      reconcileSeconds: 3_600,
      settings: { hours: { source: "always" }, routing: { default_team: "suporte" } },
      switches: { auto_assign: "legacy" },
    });
    const acts = createActs(play);
    beforeAll(() => acts.meetPeople());

    it("yet Baton knows that it is open and who has it, and does not take it for a person's doing twice", async () => {
      const customer = await play().customer();
      const { conversationId: id } = customer;
      await customer.write("Quero falar com uma pessoa");
      await acts.held(id, "agent");
      await play().idle();
      const { status, meta } = await play().api.conversation(id);
      expect({ status, assignee: meta.assignee?.name }).toEqual({ status: "open", assignee: CARLA });
      const row = await play().db("conversations").where({ conversation_id: id }).first("known");
      expect(row?.known.state).toMatchObject({ status: "open", assignee: { kind: "person", name: CARLA } });
      await customer.write("Olá?");
      await sleep(300);
      await play().idle();
      expect(await acts.timersOf(id)).toMatchObject([{ kind: "agent_silent" }]);
    });
  },
);

describe("a person who was faster than the first webhook", () => {
  const play = usePlay({ version: "4.10.1", reconcileSeconds: 3_600 });
  const acts = createActs(play);

  it("has the conversation", async () => {
    const customer = await play().customer();
    await play().api.set("faults", { drop_webhooks: 1 });
    await play().agent(BRUNO).assign(customer.conversationId);
    await play().api.set("faults", {});
    await customer.write("Oi");
    await acts.held(customer.conversationId, "agent");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });
});
