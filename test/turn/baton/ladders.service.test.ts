import { beforeAll, describe, expect, it } from "vitest";
import { BACK_TO_BOT } from "../../../handlers/timers/waiting-in-team.ts";
import { ladderTexts, talkTexts } from "../../../plugin/core/texts/texts.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { createActs } from "./acts.ts";
import { aClock } from "./clock.ts";

const GREETING = talkTexts["pt-BR"].greeting;
const words = ladderTexts["pt-BR"];
const clock = aClock();
const play = usePlay({
  ...clock.options,
  reconcileSeconds: 3_600,
  settings: { routing: { default_team: "suporte", supervisor_team: "supervisao" }, hours: { source: "always" } },
});
const acts = createActs(play);

beforeAll(() => acts.meetPeople());
/** Otherwise Chatwoot hands it to whoever is online, and nobody waits. */
beforeAll(async () => {
  for (const team of await play().api.call<{ id: number }[]>("GET /teams", { token: admin() }))
    await play().api.call(`PATCH /teams/${team.id}`, { token: admin(), body: { allow_auto_assign: false } });
});

const admin = () => play().api.tokenOf("Alice Prado");

async function steps(conversationId: number): Promise<readonly string[]> {
  const rows = await acts.record(conversationId);
  return rows.filter(({ action }) => action === "ladder_step").map(({ data }) => data.does);
}

/** Puts the clock forward and waits for what has become due. */
async function later(minutes: number, conversationId: number, step: string): Promise<void> {
  clock.forward({ minutes });
  await eventually(
    () => steps(conversationId),
    (done) => done.at(-1) === step,
  );
  await play().idle();
}

const notes = async (conversationId: number) =>
  (await play().transcript(conversationId)).filter(({ note }) => note).map(({ text }) => text);

async function handedOff() {
  const customer = await play().customer();
  await customer.write("Quero falar com uma pessoa");
  await acts.held(customer.conversationId, "team");
  await play().idle();
  return customer;
}

describe("a handoff that nobody picks up", () => {
  it("reminds the team, informs the customer, calls the supervisors, offers the bot, and opens a ticket", async () => {
    const { conversationId } = await handedOff();
    await later(2, conversationId, "remind_team");
    expect((await notes(conversationId)).at(-1)).toContain("mention://");
    await later(3, conversationId, "tell_customer");
    expect((await play().botSaid(conversationId)).at(-1)).toBe(words.stillLooking);
    await later(5, conversationId, "supervisor");
    expect((await play().api.conversation(conversationId)).meta.team?.name).toBe("supervisao");
    await later(5, conversationId, "offer_bot");
    expect((await play().botSaid(conversationId)).at(-1)).toBe(words.offerBot);
    await later(15, conversationId, "ticket");
    expect((await play().botSaid(conversationId)).at(-1)).toBe(words.ticketOpened);
    expect(await play().db("tickets").where({ conversation_id: conversationId })).toMatchObject([
      { title: "Nobody picked up a handoff" },
    ]);
    await later(30, conversationId, "remind_again");
    expect(await steps(conversationId)).toHaveLength(6);
  });

  it("is over as soon as somebody takes it", async () => {
    const { conversationId } = await handedOff();
    await later(2, conversationId, "remind_team");
    await play().agent().assign(conversationId);
    await acts.held(conversationId, "agent");
    expect(await acts.timersOf(conversationId)).toMatchObject([{ kind: "agent_silent" }]);
  });

  it.each([
    ["by the button", "button"],
    ["by its number", "1"],
    ["in words", "falar com o robô"],
    ["in the customer's own words", "deixa, pode ser com o robô mesmo"],
  ])("goes back to the bot when the customer wants that, %s", async (_, how) => {
    const customer = await handedOff();
    const { conversationId } = customer;
    clock.forward({ minutes: 15 });
    await acts.said(conversationId, 3);
    await play().idle();
    const offer = (await play().transcript(conversationId)).findLast(({ by, note }) => by === "bot" && !note);
    if (how === "button") await customer.choose(offer?.id ?? 0, { title: words.withBot, value: BACK_TO_BOT });
    else await customer.write(how);
    await acts.held(conversationId, "bot");
    await play().idle();
    const { status, meta } = await play().api.conversation(conversationId);
    expect({ status, assignee: meta.assignee?.name }).toMatchObject({ status: "pending" });
    const before = (await play().botSaid(conversationId)).length;
    await customer.write("Oi");
    await acts.said(conversationId, before + 1);
    expect((await play().botSaid(conversationId)).at(-1)).toBe(GREETING);
  });

  it("stays with the team when the customer would rather wait", async () => {
    const customer = await handedOff();
    const { conversationId } = customer;
    clock.forward({ minutes: 15 });
    await acts.said(conversationId, 3);
    await play().idle();
    await customer.write("2");
    await play().idle();
    expect(await acts.batonOf(conversationId)).toMatchObject({ holder: "team" });
  });
});

describe("an agent who lets the customer wait", () => {
  async function waitingFor(name: string) {
    const customer = await play().customer();
    const { conversationId } = customer;
    await customer.write("Oi");
    await acts.said(conversationId, 1);
    await play().agent(name).reply(conversationId, "Vou verificar");
    await acts.held(conversationId, "agent");
    await customer.write("Olá");
    await eventually(
      () => acts.timersOf(conversationId),
      (timers) => timers.some(({ kind }) => kind === "agent_silent"),
    );
    await play().idle();
    return conversationId;
  }

  it("is reminded, is reported, and loses it to the supervisors", async () => {
    const conversationId = await waitingFor("Bruno Lima");
    await later(5, conversationId, "remind_agent");
    expect((await notes(conversationId)).at(-1)).toContain("mention://user/2/");
    await later(10, conversationId, "supervisor");
    expect((await play().api.conversation(conversationId)).meta.team?.name).toBe("supervisao");
    // Chatwoot takes it from who is not of the new team: now that team is waited for.
    await acts.held(conversationId, "team");
    expect(await acts.timersOf(conversationId)).toMatchObject([{ kind: "waiting_in_team" }]);
  });

  it("who is of the supervisors' team keeps it until the bot takes over", async () => {
    const conversationId = await waitingFor("Diego Rocha");
    await later(15, conversationId, "supervisor");
    await later(15, conversationId, "return_to_bot");
    await acts.held(conversationId, "bot");
    await acts.said(conversationId, 2);
    expect(await play().botSaid(conversationId)).toEqual([GREETING, GREETING]);
    const { status, meta } = await play().api.conversation(conversationId);
    expect(status).toBe("pending");
    expect(meta.assignee?.name ?? "nobody").not.toBe("Diego Rocha");
  });

  it("who answers in time is not reminded again", async () => {
    const conversationId = await waitingFor("Bruno Lima");
    await play().agent().reply(conversationId, "Achei!");
    await eventually(
      () => acts.timersOf(conversationId),
      (timers) => timers.length === 0,
    );
  });
});

describe("a customer who says nothing more", () => {
  it("is asked once, then the conversation is closed and known as expired", async () => {
    const customer = await play().customer();
    const { conversationId } = customer;
    await customer.write("Oi");
    await acts.said(conversationId, 1);
    await later(30, conversationId, "ask_once");
    expect((await play().botSaid(conversationId)).at(-1)).toBe(words.stillThere);
    await later(90, conversationId, "close");
    expect((await play().botSaid(conversationId)).at(-1)).toBe(words.goodbye);
    expect((await play().api.conversation(conversationId)).status).toBe("resolved");
    const [episode] = await play().db("episodes").where({ conversation_id: conversationId });
    expect(episode).toMatchObject({ outcome: "answered" });
    const [state] = await play().db("conversation_status").where({ conversation_id: conversationId });
    expect(state).toMatchObject({ status: "expired", is_hil: false, next_timer: null });
    expect(await acts.timersOf(conversationId)).toEqual([]);
  });
});

describe("an episode that the bot has kept for too long", () => {
  it("is looked at by a person while the customer is still there", async () => {
    const customer = await play().customer();
    const { conversationId } = customer;
    await customer.write("Oi");
    for (let said = 1; said <= 5; said += 1) {
      await acts.said(conversationId, said);
      clock.forward({ minutes: 25 });
      await customer.write("Oi");
    }
    await acts.held(conversationId, "team");
    expect(await acts.batonOf(conversationId)).toMatchObject({ reason: "timeout", handoffs: 1 });
  });
});
