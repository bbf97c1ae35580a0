import { afterEach, describe, expect, it } from "vitest";
import { conversation, customerOf, type Play, type PlayOptions, play, texts } from "./play.ts";

let stage: Play;
afterEach(() => stage.stop());

async function start(options: PlayOptions = {}): Promise<number> {
  stage = await play(options);
  return (await customerOf(stage)).conversationId;
}

const assign = (id: number, body: object) => stage.bot(`POST /conversations/${id}/assignments`, body);

async function holders(id: number): Promise<unknown[]> {
  const now = await conversation(stage, id);
  return [now.at("meta.assignee_type"), now.at("meta.assignee.name"), now.at("meta.team.name"), now.at("status")];
}

describe("assigning a person", () => {
  it("answers the agent, ends the bot's ownership and leaves the status", async () => {
    const id = await start();
    const reply = await assign(id, { assignee_id: 3 });
    expect(reply.value).toMatchObject({ id: 3, name: "Carla Nunes", role: "agent", availability_status: "online" });
    expect(await holders(id)).toEqual(["User", "Carla Nunes", undefined, "pending"]);
  });

  it.each([null, 0, 4_711, "nonsense"])("unassigns without a word for %j", async (assignee_id) => {
    const id = await start();
    await assign(id, { assignee_id: 3 });
    const reply = await assign(id, { assignee_id });
    expect([reply.status, reply.value]).toEqual([200, null]);
    expect((await holders(id))[1]).toBeUndefined();
  });

  it("wins over a team in the same request", async () => {
    const id = await start();
    await assign(id, { assignee_id: 3, team_id: 1 });
    expect(await holders(id)).toEqual(["User", "Carla Nunes", undefined, "pending"]);
  });

  it("does nothing when the request names neither", async () => {
    const id = await start();
    const reply = await assign(id, {});
    expect([reply.status, reply.value]).toEqual([200, null]);
    expect((await holders(id))[0]).toBe("AgentBot");
  });

  it("takes the bot that shares the agent's id for the agent himself", async () => {
    const id = await start();
    await assign(id, { assignee_id: 2 });
    await stage.admin(`POST /conversations/${id}/assignments`, { assignee_id: 3 });
    await stage.admin(`POST /conversations/${id}/assignments`, { assignee_id: null });
    expect(await texts(stage, id)).toEqual([
      "Nova self-assigned this conversation",
      "Assigned to Carla Nunes by Alice Prado",
      "Conversation unassigned by Alice Prado",
    ]);
  });

  it("opens a conversation that the bot owns since 4.17", async () => {
    const id = await start({ version: "4.17.0" });
    await assign(id, { assignee_id: 3 });
    expect(await holders(id)).toEqual(["User", "Carla Nunes", undefined, "open"]);
  });
});

describe("assigning a bot", () => {
  it.each([
    { version: "4.16.2", status: "open" },
    { version: "4.17.0", status: "pending" },
  ])("makes it the owner; the conversation is $status in $version", async ({ version, status }) => {
    const id = await start({ version });
    await stage.agent(`POST /conversations/${id}/toggle_status`, { status: "open" });
    const reply = await assign(id, { assignee_id: 2, assignee_type: "AgentBot" });
    expect(reply.value).toMatchObject({ id: 2, name: "Nova", bot_type: "webhook" });
    expect(await holders(id)).toEqual(["AgentBot", "Nova", undefined, status]);
  });

  it("is unknown before 4.8: the type is not looked at", async () => {
    const id = await start({ version: "4.7.0" });
    await assign(id, { assignee_id: 2, assignee_type: "AgentBot" });
    const now = await conversation(stage, id);
    expect([now.at("meta.assignee.name"), now.at("meta.assignee_type")]).toEqual(["Bruno Lima", undefined]);
  });
});

describe("assigning a team", () => {
  it("answers the row and picks an online member at once, even while pending", async () => {
    const id = await start();
    const reply = await assign(id, { team_id: 2 });
    expect(reply.value).toMatchObject({ id: 2, name: "suporte", allow_auto_assign: true, account_id: 1 });
    expect(await holders(id)).toEqual(["User", "Carla Nunes", "suporte", "pending"]);
    expect(await texts(stage, id)).toEqual(["Assigned to Carla Nunes via suporte by Nova"]);
  });

  it("picks nobody who is offline", async () => {
    const id = await start({ version: "4.10.1" });
    await assign(id, { team_id: 3 });
    expect(await holders(id)).toEqual([undefined, undefined, "supervisao", "pending"]);
    expect(await texts(stage, id)).toEqual(["Assigned to supervisao by Nova"]);
  });

  it("picks nobody while the bot owns the conversation since 4.17, but when it opens", async () => {
    const id = await start({ version: "4.17.0" });
    await assign(id, { team_id: 2 });
    expect(await holders(id)).toEqual(["AgentBot", "Nova", "suporte", "pending"]);
    await stage.bot(`POST /conversations/${id}/toggle_status`, { status: "open" });
    expect(await holders(id)).toEqual(["User", "Carla Nunes", "suporte", "open"]);
  });

  it("picks nobody when the team does not want it", async () => {
    const id = await start();
    await stage.admin("PATCH /teams/2", { allow_auto_assign: false });
    await assign(id, { team_id: 2 });
    expect((await holders(id)).slice(1, 3)).toEqual(["Nova", "suporte"]);
  });

  it("drops an assignee who is not in the team, and keeps one who is", async () => {
    const id = await start();
    await assign(id, { assignee_id: 3 });
    await assign(id, { team_id: 1 });
    expect((await holders(id)).slice(1, 3)).toEqual(["Bruno Lima", "vendas"]);
    await stage.admin("POST /teams/2/team_members", { user_ids: [2] });
    await assign(id, { team_id: 2 });
    expect((await holders(id)).slice(1, 3)).toEqual(["Bruno Lima", "suporte"]);
    // Nobody of this team is online to take over.
    await assign(id, { team_id: 3 });
    expect((await holders(id)).slice(1, 3)).toEqual([undefined, "supervisao"]);
  });

  it("is taken back by an unknown id", async () => {
    const id = await start();
    await assign(id, { team_id: 1 });
    expect((await assign(id, { team_id: 99 })).value).toBeNull();
    expect(await holders(id)).toEqual(["User", "Bruno Lima", undefined, "pending"]);
  });
});
