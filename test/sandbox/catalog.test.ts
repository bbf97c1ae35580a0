import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOf, type Play, play } from "./play.ts";

let stage: Play;
beforeAll(async () => {
  stage = await play();
});
afterAll(() => stage.stop());

describe("agent bots", () => {
  it("are made, changed and removed by administrators", async () => {
    const made = await stage.admin("POST /agent_bots", { name: "Helper", outgoing_url: "http://127.0.0.1:9/x" });
    expect(Object.keys(made.value ?? {}).sort()).toEqual(
      ["access_token", "account_id", "bot_config", "bot_type", "description", "id", "name"].concat([
        "outgoing_url",
        "secret",
        "system_bot",
        "thumbnail",
      ]),
    );
    const path = `/agent_bots/${made.number("id")}`;
    expect((await stage.admin(`PATCH ${path}`, { name: "Helper 2" })).at("name")).toBe("Helper 2");
    const token = await stage.admin(`POST ${path}/reset_access_token`);
    expect(token.at("access_token")).not.toBe(made.at("access_token"));
    const secret = await stage.admin(`POST ${path}/reset_secret`);
    expect(secret.at("secret")).not.toBe(made.at("secret"));
    expect((await stage.admin(`DELETE ${path}`)).status).toBe(200);
    expect((await stage.admin(`GET ${path}`)).status).toBe(404);
  });

  it("show their token to administrators only since 4.16, and a system bot never", async () => {
    const list = await stage.admin("GET /agent_bots");
    expect([list.at("0.system_bot"), list.at("0.access_token"), list.at("0.outgoing_url")]).toEqual([
      true,
      undefined,
      undefined,
    ]);
    const seen = await stage.agent("GET /agent_bots/2");
    expect([seen.at("access_token"), seen.at("secret")]).toEqual([undefined, undefined]);
    const old = await play({ version: "4.15.0" });
    expect((await old.agent("GET /agent_bots/2")).at("access_token")).toBe(old.bot.token);
    expect((await old.agent("GET /agent_bots/2")).at("secret")).toBeUndefined();
    await old.stop();
  });

  it("need a name and an address that is not too long", async () => {
    expect((await stage.admin("POST /agent_bots", {})).at("attributes")).toEqual(["name"]);
    const long = { name: "x", outgoing_url: `http://x/${"y".repeat(2_048)}` };
    expect((await stage.admin("POST /agent_bots", long)).status).toBe(422);
  });

  it("have neither secret nor reset before 4.13", async () => {
    const old = await play({ version: "4.10.1" });
    expect((await old.admin("GET /agent_bots/2")).at("secret")).toBeUndefined();
    expect((await old.admin("POST /agent_bots/2/reset_secret")).status).toBe(404);
    await old.stop();
  });

  it("connect to an inbox and leave it again", async () => {
    const inbox = await stage.admin("POST /inboxes", { name: "App", channel: { type: "api" } });
    const path = `/inboxes/${inbox.number("id")}`;
    expect((await stage.admin(`GET ${path}/agent_bot`)).value).toEqual({});
    expect((await stage.admin(`POST ${path}/set_agent_bot`, { agent_bot: 99 })).status).toBe(404);
    const connected = await stage.admin(`POST ${path}/set_agent_bot`, { agent_bot: 2 });
    expect([connected.status, connected.raw]).toEqual([200, ""]);
    const shown = await stage.admin(`GET ${path}/agent_bot`);
    expect(shown.at("agent_bot.access_token")).toMatchObject({ owner_type: "AgentBot", token: stage.bot.token });
    await stage.admin(`POST ${path}/set_agent_bot`, { agent_bot: null });
    expect((await stage.admin(`GET ${path}/agent_bot`)).value).toEqual({});
  });
});

describe("inboxes", () => {
  it("are shown with their settings, secrets to administrators only", async () => {
    const inbox = await stage.admin("GET /inboxes/1");
    expect(inbox.value).toMatchObject({
      ...{ name: "Site", channel_type: "Channel::Api", timezone: "America/Sao_Paulo", working_hours_enabled: false },
      ...{ greeting_enabled: false, enable_email_collect: false, csat_survey_enabled: false },
    });
    expect(inbox.list("working_hours")[1]?.value).toMatchObject({ day_of_week: 1, open_hour: 9, close_hour: 18 });
    expect(inbox.text("hmac_token").length + inbox.text("secret").length).toBe(48);
    const seen = await stage.agent("GET /inboxes/1");
    expect([seen.at("hmac_token"), seen.at("secret")]).toEqual([undefined, undefined]);
  });

  it("take new hours and refuse a time zone that does not exist", async () => {
    const working_hours = [{ day_of_week: 0, closed_all_day: false, open_all_day: true }];
    const changed = await stage.admin("PATCH /inboxes/3", { working_hours, timezone: "America/Recife", name: "Chat" });
    expect(changed.list("working_hours")[0]?.at("open_all_day")).toBe(true);
    expect([changed.at("timezone"), changed.at("name")]).toEqual(["America/Recife", "Chat"]);
    expect((await stage.admin("PATCH /inboxes/3", { timezone: "Mars/Olympus" })).status).toBe(422);
  });

  it("have members, who may be given conversations", async () => {
    expect((await stage.agent("GET /inbox_members/1")).each("payload", "id")).toEqual([1, 2, 3, 4]);
    await stage.admin("PATCH /inbox_members", { inbox_id: 2, user_ids: [3] });
    const assignable = await stage.agent("GET /assignable_agents?inbox_ids[]=2&include_agent_bots=true");
    expect(assignable.each("payload", "name")).toEqual(["Alice Prado", "Carla Nunes", "Nova"]);
  });
});

describe("people", () => {
  it("are invited, changed and removed", async () => {
    const made = await stage.admin("POST /agents", { name: "Baton Reader", email: "reader@x.example", role: "agent" });
    expect(made.value).toMatchObject({ id: 5, name: "Baton Reader", role: "agent", availability_status: "offline" });
    const changed = await stage.admin("PATCH /agents/5", { availability: "online", role: "administrator" });
    expect([changed.at("availability_status"), changed.at("role")]).toEqual(["online", "administrator"]);
    const facts = await stage.nobody("GET /sandbox.json");
    const reader = clientOf(stage.sandbox.url, facts.text("users.4.access_token"));
    expect((await reader("GET /api/v1/profile")).at("id")).toBe(5);
    expect((await stage.admin("POST /agents", { name: "x", email: "reader@x.example" })).status).toBe(422);
    expect((await stage.admin("DELETE /agents/5")).status).toBe(200);
    expect((await reader("GET /labels")).status).toBe(401);
  });

  it("work in teams, whose names are lower case", async () => {
    const made = await stage.admin("POST /teams", { name: "Financeiro", description: "Reembolsos" });
    expect(made.at("name")).toBe("financeiro");
    const path = `/teams/${made.number("id")}`;
    expect((await stage.admin(`POST ${path}/team_members`, { user_ids: [2, 3] })).each("", "id")).toEqual([2, 3]);
    await stage.admin(`DELETE ${path}/team_members`, { user_ids: [2] });
    expect((await stage.agent(`GET ${path}/team_members`)).each("", "id")).toEqual([3]);
    expect((await stage.admin("POST /teams", { name: "FINANCEIRO" })).at("attributes")).toEqual(["name"]);
    expect((await stage.agent("GET /teams")).at("0")).toMatchObject({ name: "vendas", is_member: true });
    await stage.admin(`DELETE ${path}`);
    expect((await stage.admin(`GET ${path}`)).status).toBe(404);
  });

  it("come with a token from the platform API", async () => {
    const platform = clientOf(stage.sandbox.url, stage.facts.text("platform.access_token"));
    const body = { name: "Reader", email: "platform@x.example", password: "Secret#123" };
    const user = await platform("POST /platform/api/v1/users", body);
    const link = { user_id: user.number("id"), role: "administrator" };
    expect((await platform("POST /platform/api/v1/accounts/1/account_users", link)).value).toMatchObject(link);
    expect((await clientOf(stage.sandbox.url, user.text("access_token"))("GET /webhooks")).status).toBe(200);
  });

  it.each([
    { version: "4.10.1", shown: "Nova P" },
    { version: "4.16.2", shown: "http://x/hook" },
  ])("platform bots show $shown as their address in $version, and never a secret", async ({ version, shown }) => {
    const other = await play({ version });
    const platform = clientOf(other.sandbox.url, other.facts.text("platform.access_token"));
    const body = { name: "Nova P", account_id: 1, outgoing_url: "http://x/hook" };
    const bot = await platform("POST /platform/api/v1/agent_bots", body);
    expect([bot.at("outgoing_url"), bot.at("secret")]).toEqual([shown, undefined]);
    await other.stop();
  });
});

describe("small lists", () => {
  it("labels", async () => {
    expect((await stage.agent("GET /labels")).each("payload", "title")).toEqual([
      "entrega",
      "troca",
      "pagamento",
      "reclamacao",
      "vip",
    ]);
    const made = await stage.admin("POST /labels", {
      label: { title: "Novo", color: "#ffffff", show_on_sidebar: true },
    });
    expect(made.value).toMatchObject({ title: "novo", color: "#ffffff", show_on_sidebar: true });
    expect((await stage.admin("POST /labels", { label: { title: "novo" } })).value).toEqual({
      message: "Title has already been taken",
      attributes: ["title"],
    });
    const missing = await stage.admin("POST /labels", { title: "solto" });
    expect([missing.status, missing.at("error")]).toEqual([422, "param is missing or the value is empty: label"]);
    expect((await stage.admin(`DELETE /labels/${made.number("id")}`)).status).toBe(200);
  });

  it("custom attribute definitions", async () => {
    const definition = {
      attribute_display_name: "Assunto",
      attribute_key: "topic",
      attribute_display_type: "list",
      attribute_model: "conversation_attribute",
      attribute_values: ["troca", "entrega"],
    };
    const body = { custom_attribute_definition: definition };
    expect((await stage.admin("POST /custom_attribute_definitions", body)).value).toMatchObject(definition);
    expect((await stage.admin("POST /custom_attribute_definitions", body)).status).toBe(422);
    const list = (model: string) => stage.agent(`GET /custom_attribute_definitions?attribute_model=${model}`);
    expect((await list("conversation_attribute")).list()).toHaveLength(1);
    expect((await list("contact_attribute")).list()).toHaveLength(0);
  });

  it("canned responses", async () => {
    expect((await stage.agent("GET /canned_responses?search=rastre")).each("", "short_code")).toEqual(["rastreio"]);
    const made = await stage.agent("POST /canned_responses", {
      short_code: "frete",
      content: "Grátis acima de R$ 249",
    });
    expect(made.value).toMatchObject({ account_id: 1, short_code: "frete" });
    await stage.agent(`DELETE /canned_responses/${made.number("id")}`);
    expect((await stage.agent("GET /canned_responses")).list()).toHaveLength(5);
  });

  it("dashboard apps, which are frames with a web address", async () => {
    const create = (content: unknown) =>
      stage.admin("POST /dashboard_apps", { dashboard_app: { title: "Baton", content } });
    const made = await create([{ type: "frame", url: "https://x.example/app" }]);
    expect(made.value).toMatchObject({ title: "Baton", content: [{ type: "frame", url: "https://x.example/app" }] });
    expect((await create([{ type: "frame", url: "javascript:alert(1)" }])).status).toBe(422);
    expect((await create([{ type: "card", url: "https://x.example" }])).status).toBe(422);
    expect((await stage.agent("GET /dashboard_apps")).list()).toHaveLength(1);
    expect((await stage.admin(`DELETE /dashboard_apps/${made.number("id")}`)).status).toBe(204);
  });

  it("webhooks of the account", async () => {
    const create = (webhook: object) => stage.admin("POST /webhooks", { webhook });
    const made = await create({
      url: "http://x.example/1",
      name: "Baton",
      subscriptions: ["conversation_updated"],
      inbox_id: 1,
    });
    expect(made.at("payload.webhook")).toMatchObject({
      ...{ url: "http://x.example/1", name: "Baton", account_id: 1, subscriptions: ["conversation_updated"] },
      inbox: { id: 1, name: "Site" },
    });
    expect(
      (await create({ url: "http://x.example/1", subscriptions: ["conversation_updated"] })).at("attributes"),
    ).toEqual(["url"]);
    expect((await create({ url: "http://x.example/2", subscriptions: ["everything"] })).status).toBe(422);
    const path = `/webhooks/${made.number("payload.webhook.id")}`;
    const changed = await stage.admin(`PATCH ${path}`, { webhook: { subscriptions: ["message_created"] } });
    expect(changed.at("payload.webhook.subscriptions")).toEqual(["message_created"]);
    expect((await stage.admin("GET /webhooks")).list("payload.webhooks")).toHaveLength(1);
    expect((await stage.admin(`DELETE ${path}`)).status).toBe(200);
  });

  it("webhooks have a secret since 4.12 and a name since 4.8", async () => {
    const keys: Record<string, boolean[]> = {};
    for (const version of ["4.7.0", "4.10.1", "4.12.0"]) {
      const other = await play({ version });
      const made = await other.admin("POST /webhooks", { webhook: { url: "http://x.example", name: "n" } });
      keys[version] = ["name", "secret"].map((key) => made.at(`payload.webhook.${key}`) !== undefined);
      await other.stop();
    }
    expect(keys).toEqual({ "4.7.0": [false, false], "4.10.1": [true, false], "4.12.0": [true, true] });
  });
});
