import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOf, customerOf, type Play, play } from "./play.ts";

const NOT_FOR_BOTS = { error: "Access to this endpoint is not authorized for bots" };

type Action = { readonly name: string; readonly since: string; readonly request: string; readonly body?: object };

/** What a bot token may do, and from which release on. */
const ACTIONS: readonly Action[] = [
  { name: "create a message", since: "3.0.0", request: "POST /conversations/:id/messages", body: { content: "oi" } },
  {
    name: "change the status",
    since: "3.0.0",
    request: "POST /conversations/:id/toggle_status",
    body: { status: "open" },
  },
  { name: "assign", since: "3.6.0", request: "POST /conversations/:id/assignments", body: { assignee_id: null } },
  {
    name: "set the priority",
    since: "3.6.0",
    request: "POST /conversations/:id/toggle_priority",
    body: { priority: "low" },
  },
  { name: "patch the priority", since: "3.7.0", request: "PATCH /conversations/:id", body: { priority: null } },
  {
    name: "set attributes",
    since: "4.2.0",
    request: "POST /conversations/:id/custom_attributes",
    body: { custom_attributes: {} },
  },
  {
    name: "type",
    since: "4.12.0",
    request: "POST /conversations/:id/toggle_typing_status",
    body: { typing_status: "on" },
  },
  { name: "read the conversation", since: "4.14.2", request: "GET /conversations/:id" },
  { name: "read labels", since: "4.14.2", request: "GET /conversations/:id/labels" },
  { name: "set labels", since: "4.14.2", request: "POST /conversations/:id/labels", body: { labels: ["vip"] } },
];

const NEVER = [
  "GET /conversations",
  "GET /conversations/:id/messages",
  "GET /contacts/101",
  "GET /teams",
  "GET /agents",
  "GET /inboxes",
  "GET /portals/ajuda/articles",
  "GET /canned_responses",
  "POST /webhooks",
  "GET /agent_bots",
];

const isSince = (version: string, since: string) => version.localeCompare(since, undefined, { numeric: true }) >= 0;

for (const version of ["3.16.0", "4.10.1", "4.13.0", "4.16.2"]) {
  describe(`a bot token in ${version}`, () => {
    let stage: Play;
    let id: number;
    beforeAll(async () => {
      stage = await play({ version });
      id = (await customerOf(stage)).conversationId;
    });
    afterAll(() => stage.stop());

    it.each(ACTIONS)("$name since $since", async ({ since, request, body }) => {
      const reply = await stage.bot(request.replace(":id", String(id)), body);
      if (isSince(version, since)) expect(reply.status).toBe(200);
      else expect([reply.status, reply.value]).toEqual([401, NOT_FOR_BOTS]);
    });

    it.each(NEVER)("may never %s", async (request) => {
      const reply = await stage.bot(request.replace(":id", String(id)));
      expect([reply.status, reply.value]).toEqual([401, NOT_FOR_BOTS]);
    });
  });
}

describe("who may come in", () => {
  let stage: Play;
  let id: number;
  beforeAll(async () => {
    stage = await play();
    id = (await customerOf(stage)).conversationId;
  });
  afterAll(() => stage.stop());

  it.each(["api_access_token", "Api-Access-Token", "API_ACCESS_TOKEN"])(
    "the header %s is understood",
    async (header) => {
      const reply = await clientOf(stage.sandbox.url, stage.admin.token, header)("GET /labels");
      expect(reply.status).toBe(200);
    },
  );

  it("nobody without credentials, with a wrong token or with a Bearer token", async () => {
    const anonymous = await stage.nobody("GET /labels");
    expect([anonymous.status, anonymous.value]).toEqual([
      401,
      { errors: ["You need to sign in or sign up before continuing."] },
    ]);
    const wrong = await clientOf(stage.sandbox.url, "wrong")("GET /labels");
    expect([wrong.status, wrong.value]).toEqual([401, { error: "Invalid Access Token" }]);
    const bearer = await clientOf(stage.sandbox.url, `Bearer ${stage.admin.token}`, "authorization")("GET /labels");
    expect(bearer.status).toBe(401);
  });

  it("no platform app on the account API, and no user on the platform API", async () => {
    const platform = clientOf(stage.sandbox.url, stage.facts.text("platform.access_token"));
    expect((await platform("GET /labels")).value).toEqual(NOT_FOR_BOTS);
    expect((await platform("GET /platform/api/v1/agent_bots")).status).toBe(200);
    expect((await stage.admin("GET /platform/api/v1/agent_bots")).status).toBe(401);
  });

  it("nobody in an account that is another's, or does not exist", async () => {
    const user = await stage.admin("GET /api/v1/accounts/2/labels");
    expect([user.status, user.value]).toEqual([401, { error: "You are not authorized to access this account" }]);
    const bot = await stage.bot("POST /api/v1/accounts/2/conversations/1/messages", { content: "oi" });
    expect([bot.status, bot.value]).toEqual([401, { error: "Bot is not authorized to access this account" }]);
    expect((await stage.admin("GET /api/v1/accounts/77/labels")).status).toBe(404);
  });

  it.each(["POST /webhooks", "POST /agent_bots", "POST /inboxes/1/set_agent_bot", "GET /csat_survey_responses"])(
    "no agent where an administrator is needed: %s",
    async (request) => {
      const reply = await stage.agent(request, request.startsWith("GET") ? undefined : {});
      expect([reply.status, reply.value]).toEqual([401, { error: "You are not authorized to do this action" }]);
    },
  );

  it("no agent in an inbox he does not belong to", async () => {
    await stage.admin("DELETE /inbox_members", { inbox_id: 1, user_ids: [2] });
    expect((await stage.agent(`GET /conversations/${id}`)).status).toBe(401);
    expect((await stage.agent("GET /inboxes/1")).status).toBe(401);
    expect((await stage.agent("GET /inboxes")).each("payload", "id")).toEqual([2, 3, 4]);
    expect((await stage.agent("GET /conversations?status=all")).at("data.payload")).toEqual([]);
    await stage.admin("POST /inbox_members", { inbox_id: 1, user_ids: [2] });
    expect((await stage.agent(`GET /conversations/${id}`)).status).toBe(200);
  });

  it("nobody while the account is suspended", async () => {
    await stage.nobody("PUT /sandbox/switches", { account_suspended: true });
    const reply = await stage.admin("GET /labels");
    expect([reply.status, reply.value]).toEqual([401, { error: "Account is suspended" }]);
    await stage.nobody("PUT /sandbox/switches", { account_suspended: false });
  });

  it("answers 404 for what is not there, 400 for broken JSON", async () => {
    const missing = await stage.admin("GET /conversations/999");
    expect([missing.status, missing.value]).toEqual([404, { error: "Resource could not be found" }]);
    expect((await stage.admin("GET /conversations/abc")).status).toBe(404);
    expect((await stage.admin("GET /no/such/thing")).status).toBe(404);
    const broken = await fetch(`${stage.sandbox.url}/api/v1/accounts/1/labels`, {
      method: "POST",
      headers: { api_access_token: stage.admin.token, "content-type": "application/json" },
      body: "{nope",
    });
    expect(broken.status).toBe(400);
  });

  it("fails for a bot, but only in the answer, once the conversation has a team", async () => {
    await stage.admin(`POST /conversations/${id}/assignments`, { team_id: 1 });
    expect((await stage.bot(`GET /conversations/${id}`)).status).toBe(500);
    expect((await stage.bot(`PATCH /conversations/${id}`, { priority: "urgent" })).status).toBe(500);
    expect((await stage.admin(`GET /conversations/${id}`)).at("priority")).toBe("urgent");
  });
});

describe("signing in", () => {
  let stage: Play;
  beforeAll(async () => {
    stage = await play();
  });
  afterAll(() => stage.stop());

  it("opens a session with the dashboard's headers, until sign-out", async () => {
    const { url } = stage.sandbox;
    const body = { email: "alice@aurora.example", password: "Aurora#2026" };
    const reply = await stage.nobody("POST /auth/sign_in", body);
    expect(reply.at("data.accounts.0")).toMatchObject({ id: 1, role: "administrator" });
    const headers: Record<string, string> = {};
    for (const name of ["access-token", "client", "uid", "token-type", "expiry"]) {
      headers[name] = reply.headers.get(name) ?? "";
    }
    expect(headers).toMatchObject({ uid: body.email, "token-type": "Bearer" });
    const status = async (path: string, method = "GET") => (await fetch(`${url}${path}`, { method, headers })).status;
    expect(await status("/auth/validate_token")).toBe(200);
    expect(await status("/api/v1/accounts/1/labels")).toBe(200);
    expect(await status("/auth/sign_out", "DELETE")).toBe(200);
    expect(await status("/api/v1/accounts/1/labels")).toBe(401);
  });

  it("refuses a wrong password", async () => {
    const reply = await stage.nobody("POST /auth/sign_in", { email: "alice@aurora.example", password: "x" });
    expect(reply.status).toBe(401);
  });

  it("shows users their profile, bots none", async () => {
    const profile = await stage.agent("GET /api/v1/profile");
    expect(profile.value).toMatchObject({ id: 2, role: "agent", access_token: stage.agent.token });
    expect(profile.at("accounts.0")).toMatchObject({
      id: 1,
      name: "Loja Aurora",
      role: "agent",
      availability: "online",
    });
    expect((await stage.bot("GET /api/v1/profile")).value).toEqual(NOT_FOR_BOTS);
    await stage.agent("POST /api/v1/profile/availability", { profile: { availability: "busy" } });
    expect((await stage.admin("GET /agents")).at("1.availability_status")).toBe("busy");
  });
});
