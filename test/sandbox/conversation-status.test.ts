import { afterEach, describe, expect, it } from "vitest";
import { conversation, customerOf, eventually, type Play, type PlayOptions, play, texts } from "./play.ts";

let stage: Play;
afterEach(() => stage.stop());

async function start(options: PlayOptions = {}): Promise<Play> {
  stage = await play(options);
  return stage;
}

describe("a new conversation", () => {
  it.each([
    { version: "4.10.1", owner: undefined },
    { version: "4.16.2", owner: "AgentBot" },
  ])("in a bot inbox is pending whatever its creator asks for ($version)", async ({ version, owner }) => {
    const { admin } = await start({ version });
    const { contactId } = await customerOf(stage);
    const made = await admin("POST /conversations", { contact_id: contactId, inbox_id: 1, status: "open" });
    expect(made.at("status")).toBe("pending");
    expect(made.at("meta.assignee_type")).toBe(owner);
    expect(made.at("waiting_since")).toBe(made.at("created_at"));
  });

  it("belongs to the person it is made for, not to the bot", async () => {
    const { admin } = await start();
    const { contactId } = await customerOf(stage);
    const made = await admin("POST /conversations", { contact_id: contactId, inbox_id: 1, assignee_id: 3 });
    expect([made.at("status"), made.at("meta.assignee_type"), made.at("meta.assignee.id")]).toEqual([
      "pending",
      "User",
      3,
    ]);
  });

  it("is open without a bot, and resolved for a blocked contact", async () => {
    const { admin } = await start({ withBot: false });
    const maya = await customerOf(stage);
    expect((await conversation(stage, maya.conversationId)).at("status")).toBe("open");
    await admin(`PUT /contacts/${maya.contactId}`, { blocked: true });
    const made = await admin("POST /conversations", { contact_id: maya.contactId, inbox_id: 1 });
    expect(made.at("status")).toBe("resolved");
  });

  it("is not made where one conversation is all a contact gets", async () => {
    const { admin } = await start();
    await admin("PATCH /inboxes/1", { lock_to_single_conversation: true });
    const { conversationId, sourceId } = await customerOf(stage);
    const made = await admin("POST /conversations", { source_id: sourceId, inbox_id: 1 });
    expect(made.at("id")).toBe(conversationId);
  });
});

describe("a message of the customer", () => {
  it.each([
    { from: "pending", withBot: true, to: "pending" },
    { from: "open", withBot: true, to: "open" },
    { from: "snoozed", withBot: true, to: "open" },
    { from: "resolved", withBot: true, to: "pending" },
    { from: "pending", withBot: false, to: "pending" },
    { from: "open", withBot: false, to: "open" },
    { from: "snoozed", withBot: false, to: "open" },
    { from: "resolved", withBot: false, to: "open" },
  ])("turns $from into $to (bot: $withBot)", async ({ from, withBot, to }) => {
    const { admin } = await start({ withBot });
    const { conversationId: id, says } = await customerOf(stage);
    await admin(`POST /conversations/${id}/toggle_status`, { status: from });
    await says("oi");
    expect((await conversation(stage, id)).at("status")).toBe(to);
  });

  it("keeps the former assignee and gives the bot no ownership when it reopens", async () => {
    const { agent } = await start();
    const { conversationId: id, says } = await customerOf(stage);
    await agent(`POST /conversations/${id}/toggle_status`, { status: "open" });
    await agent(`POST /conversations/${id}/toggle_status`, { status: "resolved" });
    await says("oi de novo");
    const after = await conversation(stage, id);
    expect([after.at("status"), after.at("meta.assignee_type"), after.at("meta.assignee.id")]).toEqual([
      "pending",
      "User",
      2,
    ]);
  });

  it("changes nothing while the contact is muted", async () => {
    const { admin } = await start();
    const { conversationId: id, says } = await customerOf(stage);
    await admin(`POST /conversations/${id}/mute`);
    await says("alô?");
    const after = await conversation(stage, id);
    expect([after.at("status"), after.at("muted")]).toEqual(["resolved", true]);
    await admin(`POST /conversations/${id}/unmute`);
    expect((await conversation(stage, id)).at("muted")).toBe(false);
  });
});

describe("toggle_status", () => {
  it("answers a handoff with success null, clears the owner and starts the wait", async () => {
    const { bot } = await start();
    const { conversationId: id, says } = await customerOf(stage);
    await says("oi");
    await bot(`POST /conversations/${id}/messages`, { content: "olá" });
    expect((await conversation(stage, id)).at("waiting_since")).toBe(0);
    const reply = await bot(`POST /conversations/${id}/toggle_status`, { status: "open" });
    expect(reply.value).toEqual({
      payload: { success: null, conversation_id: id, current_status: "open", snoozed_until: null },
    });
    const after = await conversation(stage, id);
    expect([after.at("meta.assignee"), after.number("waiting_since") > 0]).toEqual([undefined, true]);
  });

  it("is no handoff without a status, or from another status", async () => {
    const { bot, admin } = await start();
    const { conversationId: id } = await customerOf(stage);
    expect((await bot(`POST /conversations/${id}/toggle_status`)).at("payload.success")).toBe(true);
    expect((await bot(`POST /conversations/${id}/toggle_status`)).at("payload.current_status")).toBe("resolved");
    await admin(`POST /conversations/${id}/toggle_status`, { status: "resolved" });
    const reply = await bot(`POST /conversations/${id}/toggle_status`, { status: "open" });
    expect(reply.at("payload.success")).toBe(true);
  });

  it("gives the conversation to the agent who opens it, even away from another, but not to an administrator", async () => {
    const { admin, agent } = await start();
    const { conversationId: id } = await customerOf(stage);
    await admin(`POST /conversations/${id}/toggle_status`, { status: "open" });
    expect((await conversation(stage, id)).at("meta.assignee")).toBeUndefined();
    await admin(`POST /conversations/${id}/assignments`, { assignee_id: 3 });
    await agent(`POST /conversations/${id}/toggle_status`, { status: "open" });
    expect((await conversation(stage, id)).at("meta.assignee.id")).toBe(2);
  });

  it("crashes on a status that does not exist", async () => {
    const { bot } = await start();
    const { conversationId: id } = await customerOf(stage);
    expect((await bot(`POST /conversations/${id}/toggle_status`, { status: "closed" })).status).toBe(500);
    expect((await bot(`POST /conversations/${id}/toggle_priority`, { priority: "huge" })).status).toBe(500);
  });

  it("writes who did it into the thread", async () => {
    const { bot, admin } = await start();
    const { conversationId: id, says } = await customerOf(stage);
    await bot(`POST /conversations/${id}/toggle_status`, { status: "open" });
    await admin(`POST /conversations/${id}/toggle_status`, { status: "resolved" });
    await admin(`POST /conversations/${id}/toggle_status`, { status: "snoozed" });
    await says("oi");
    expect(await texts(stage, id)).toEqual([
      "Conversation was reopened by Nova",
      "Conversation was marked resolved by Alice Prado",
      "Conversation was snoozed by Alice Prado",
      "System reopened the conversation due to a new incoming message.",
      "oi",
    ]);
  });

  it("wakes a snoozed conversation once its time has passed", async () => {
    const { admin } = await start({ switches: { snooze_check_ms: 20 } });
    const { conversationId: id } = await customerOf(stage);
    const soon = { status: "snoozed", snoozed_until: Math.floor(Date.now() / 1_000) };
    expect((await admin(`POST /conversations/${id}/toggle_status`, soon)).at("payload.snoozed_until")).toBe(
      soon.snoozed_until,
    );
    await eventually(
      () => conversation(stage, id),
      (reply) => reply.at("status") === "open" && reply.at("snoozed_until") === null,
    );
  });
});

describe("auto-assignment when a conversation opens", () => {
  const handOff = async (id: number) => stage.bot(`POST /conversations/${id}/toggle_status`, { status: "open" });

  it("is off by default", async () => {
    await start();
    const { conversationId: id } = await customerOf(stage);
    await handOff(id);
    expect((await conversation(stage, id)).at("meta.assignee")).toBeUndefined();
  });

  it.each(["4.10.1", "4.16.2"])("swallows the status events in its legacy form (%s)", async (version) => {
    const { hooks } = await start({ version, switches: { auto_assign: "legacy" } });
    const { conversationId: id } = await customerOf(stage);
    hooks.clear();
    const reply = await handOff(id);
    await stage.admin(`POST /conversations/${id}/messages`, { content: "end", private: true });
    await hooks.until(1, ({ event }) => event === "message_created");
    expect(reply.at("payload.current_status")).toBe("open");
    const expected =
      version === "4.10.1" ? [] : ["conversation_updated(assignee_agent_bot_id)", "conversation_updated(assignee_id)"];
    expect(hooks.names().slice(0, -1)).toEqual(expected);
    expect((await conversation(stage, id)).at("meta.assignee.name")).toBe("Alice Prado");
    expect(await texts(stage, id)).not.toContain("Conversation was reopened by Nova");
  });

  it("follows the status events in version 2", async () => {
    const { hooks } = await start({ switches: { auto_assign: "v2" } });
    const { conversationId: id } = await customerOf(stage);
    hooks.clear();
    await handOff(id);
    await hooks.until(1, ({ body }) => body.at("meta.assignee_type") === "User");
    expect(hooks.names()).toEqual([
      "conversation_updated(assignee_agent_bot_id)",
      "conversation_opened",
      "conversation_status_changed",
      "conversation_updated(status)",
      "conversation_updated(assignee_id)",
    ]);
  });

  it("takes turns among the members who are online", async () => {
    await start({ switches: { auto_assign: "legacy" } });
    const names: unknown[] = [];
    for (let i = 0; i < 4; i += 1) {
      const { conversationId: id } = await customerOf(stage);
      await handOff(id);
      names.push((await conversation(stage, id)).at("meta.assignee.name"));
    }
    expect(names).toEqual(["Alice Prado", "Bruno Lima", "Carla Nunes", "Alice Prado"]);
  });

  it.each([
    { version: "4.10.1", chosen: "Alice Prado" },
    { version: "4.16.2", chosen: undefined },
  ])("stays within the team since 4.11 ($version)", async ({ version, chosen }) => {
    await start({ version, switches: { auto_assign: "legacy" } });
    const { conversationId: id } = await customerOf(stage);
    // Nobody of this team is online.
    await stage.bot(`POST /conversations/${id}/assignments`, { team_id: 3 });
    await handOff(id);
    expect((await conversation(stage, id)).at("meta.assignee.name")).toBe(chosen);
  });
});
