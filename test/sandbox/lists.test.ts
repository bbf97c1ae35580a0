import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerOf, eventually, type Play, play } from "./play.ts";

let stage: Play;
let ids: number[];

/** Six conversations: pending, open, Bruno's, resolved, urgent with label and team, in another inbox. */
beforeAll(async () => {
  stage = await play();
  ids = [];
  for (let i = 0; i < 6; i += 1) {
    const maya = await customerOf(stage, i === 5 ? "whatsapp" : "api", { custom_attributes: { nr: i } });
    await maya.says(`assunto numero${i}`);
    ids.push(maya.conversationId);
  }
  const toggle = (i: number, status: string) => stage.admin(`POST /conversations/${ids[i]}/toggle_status`, { status });
  await toggle(1, "open");
  await toggle(2, "open");
  await stage.admin(`POST /conversations/${ids[2]}/assignments`, { assignee_id: 2 });
  await toggle(3, "resolved");
  await stage.admin(`POST /conversations/${ids[4]}/toggle_priority`, { priority: "urgent" });
  await stage.admin(`POST /conversations/${ids[4]}/labels`, { labels: ["troca"] });
  await stage.admin(`POST /conversations/${ids[4]}/assignments`, { team_id: 3 });
  await stage.admin(`POST /conversations/${ids[4]}/custom_attributes`, { custom_attributes: { topic: "tamanho" } });
});
afterAll(() => stage.stop());

const at = (...places: number[]) => places.map((place) => ids[place]);

describe("the conversation list", () => {
  const listed = async (query: string) => {
    const found = (await stage.agent(`GET /conversations?${query}`)).each("data.payload", "id");
    return found.sort((a, b) => Number(a) - Number(b));
  };

  it.each([
    { query: "", places: [1, 2] },
    { query: "status=pending", places: [0, 4, 5] },
    { query: "status=all", places: [0, 1, 2, 3, 4, 5] },
    { query: "status=all&inbox_id=2", places: [5] },
    { query: "status=all&team_id=3", places: [4] },
    { query: "status=all&labels[]=troca", places: [4] },
    { query: "assignee_type=me", places: [2] },
    { query: "assignee_type=unassigned", places: [1] },
    { query: "assignee_type=assigned", places: [2] },
    { query: "q=numero3", places: [3] },
    { query: "status=all&conversation_type=participating", places: [2] },
    { query: "status=all&updated_within=3600", places: [0, 1, 2, 3, 4, 5] },
  ])("shows the right ones for '$query'", async ({ query, places }) => {
    expect(await listed(query)).toEqual(at(...places));
  });

  it("counts what its filters leave", async () => {
    const reply = await stage.agent("GET /conversations");
    const counts = { mine_count: 1, assigned_count: 1, unassigned_count: 1, all_count: 2 };
    expect(reply.at("data.meta")).toEqual(counts);
    expect((await stage.agent("GET /conversations/meta")).at("meta")).toEqual(counts);
  });

  it("sorts as asked", async () => {
    const by = async (sort: string) =>
      (await stage.agent(`GET /conversations?status=all&sort_by=${sort}`)).each("data.payload", "id");
    expect(await by("created_at_asc")).toEqual(ids);
    expect((await by("priority_desc"))[0]).toBe(ids[4]);
  });

  it("shows a conversation with exactly Chatwoot's keys", async () => {
    const reply = await stage.admin(`GET /conversations/${ids[4]}`);
    expect(Object.keys(reply.value ?? {}).sort()).toEqual(
      [
        ...["meta", "id", "messages", "account_id", "uuid", "additional_attributes", "agent_last_seen_at"],
        ...["assignee_last_seen_at", "can_reply", "contact_last_seen_at", "custom_attributes", "inbox_id", "labels"],
        ...["muted", "snoozed_until", "status", "created_at", "updated_at", "timestamp", "first_reply_created_at"],
        ...["unread_count", "last_non_activity_message", "last_activity_at", "priority", "waiting_since"],
        "sla_policy_id",
      ].sort(),
    );
    expect(reply.at("meta.team")).toEqual({
      ...{ id: 3, name: "supervisao", description: "Casos difíceis e reclamações", allow_auto_assign: true },
      ...{ icon: "", icon_color: "", account_id: 1, is_member: false },
    });
  });

  it("gives 25 a page", async () => {
    const full = await play();
    for (let i = 0; i < 27; i += 1) await customerOf(full);
    const page = async (n: number) =>
      (await full.admin(`GET /conversations?status=pending&page=${n}`)).list("data.payload").length;
    expect([await page(1), await page(2), await page(3)]).toEqual([25, 2, 0]);
    await full.stop();
  });
});

describe("the filter", () => {
  const filter = async (...conditions: readonly (readonly [string, string, readonly unknown[], string?])[]) => {
    const payload = conditions.map(([attribute_key, filter_operator, values, query_operator = "and"]) => ({
      ...{ attribute_key, filter_operator, values, query_operator },
    }));
    const reply = await stage.admin("POST /conversations/filter", { payload });
    return reply.each("payload", "id").sort((a, b) => Number(a) - Number(b));
  };

  it("joins conditions as SQL does", async () => {
    const definition = { attribute_display_name: "Assunto", attribute_key: "topic" };
    await stage.admin("POST /custom_attribute_definitions", { custom_attribute_definition: definition });
    expect(await filter(["status", "equal_to", ["pending"]], ["inbox_id", "equal_to", [1]])).toEqual(at(0, 4));
    expect(await filter(["priority", "is_present", []])).toEqual(at(4));
    expect(await filter(["labels", "not_equal_to", ["troca"]], ["status", "equal_to", ["pending"]])).toEqual(at(0, 5));
    expect(await filter(["status", "equal_to", ["resolved"], "or"], ["team_id", "equal_to", [3]])).toEqual(at(3, 4));
    expect(await filter(["topic", "contains", ["taman"]])).toEqual(at(4));
    expect(await filter(["display_id", "is_greater_than", [ids[4]]])).toEqual(at(5));
  });

  it("refuses what it does not know", async () => {
    const send = (row: object) => stage.admin("POST /conversations/filter", { payload: [row] });
    expect((await send({ attribute_key: "nonsense", filter_operator: "equal_to", values: ["x"] })).status).toBe(422);
    expect((await send({ attribute_key: "status", filter_operator: "rhymes_with", values: ["x"] })).status).toBe(422);
  });
});

describe("search and bulk actions", () => {
  it("finds messages, conversations, contacts and articles", async () => {
    const find = async (what: string, q: string) =>
      (await stage.agent(`GET /search/${what}?q=${q}`)).list(`payload.${what}`);
    expect((await find("messages", "numero3")).map((message) => message.at("conversation_id"))).toEqual(at(3));
    expect(await find("contacts", "maya")).toHaveLength(6);
    expect((await find("conversations", String(ids[2]))).map((row) => row.at("id"))).toEqual(at(2));
    expect((await find("articles", "garantia")).length).toBeGreaterThan(0);
  });

  it("changes many conversations in the background", async () => {
    const maya = await customerOf(stage);
    const id = maya.conversationId;
    const body = {
      type: "Conversation",
      ids: [id],
      fields: { status: "open", assignee_id: 3 },
      labels: { add: ["vip"] },
    };
    expect((await stage.admin("POST /bulk_actions", body)).status).toBe(200);
    const done = await eventually(
      () => stage.admin(`GET /conversations/${id}`),
      (reply) => reply.at("labels.0") === "vip",
    );
    expect([done.at("status"), done.at("meta.assignee.id")]).toEqual(["open", 3]);
  });
});
