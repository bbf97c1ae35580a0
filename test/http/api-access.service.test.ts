import { describe, expect, it } from "vitest";
import { ChatwootUnavailable } from "../../plugin/errors.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { ADMIN, AGENT, STRANGER, startApi } from "./api-service.ts";
import { aConnection } from "./webhook-service.ts";

const database = useTestDatabase();

describe("the admin API", () => {
  it("lets an administrator of the account in, by either header", async () => {
    const { call, inbox } = await startApi(database.db);
    expect((await call(`GET ${inbox}`)).status).toBe(200);
    const headers = { authorization: `Bearer ${ADMIN}` };
    expect((await call(`GET ${inbox}`, { token: null, headers })).status).toBe(200);
  });

  it("asks for a token, and says where to find it", async () => {
    const { call, inbox, asked } = await startApi(database.db);
    const { status, body, headers } = await call(`GET ${inbox}`, { token: null });
    expect([status, body.error.code, headers.get("www-authenticate")]).toEqual([401, "unauthenticated", "Bearer"]);
    expect(body.error.message).toContain("in the header Api-Access-Token");
    expect(asked).toEqual([]);
  });

  it("refuses what is no token without asking anybody", async () => {
    const { call, inbox, asked } = await startApi(database.db);
    for (const token of ["short", "with blanks in it", "x".repeat(300)]) {
      expect((await call(`GET ${inbox}`, { token })).status).toBe(401);
    }
    expect(asked).toEqual([]);
  });

  it("refuses a token that Chatwoot does not know", async () => {
    const { call, inbox } = await startApi(database.db);
    const { status, body } = await call(`GET ${inbox}`, { token: "a-token-of-nobody" });
    expect([status, body.error.code]).toEqual([401, "unauthenticated"]);
  });

  it("refuses agents, and administrators of other accounts", async () => {
    const { call, inbox } = await startApi(database.db);
    for (const token of [AGENT, STRANGER]) {
      const { status, body } = await call(`GET ${inbox}`, { token });
      expect([status, body.error]).toEqual([
        403,
        { code: "forbidden", message: "Only an administrator of account 1 in Chatwoot may do this" },
      ]);
    }
  });

  it("does not tell strangers which connections there are", async () => {
    const { call, inbox } = await startApi(database.db);
    const unknown = await call("GET /inboxes/nowhere/3");
    const refused = await call(`GET ${inbox}`, { token: "a-token-of-nobody" });
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(refused.body);
    expect((await call("GET /inboxes/%00/3")).status).toBe(401);
  });

  it("lets nobody in while Chatwoot cannot be asked", async () => {
    const { call, inbox, answerWith } = await startApi(database.db);
    answerWith(async () => {
      throw new ChatwootUnavailable("The proxy before Chatwoot answered 502", { outcome: "not_done" });
    });
    const { status, body } = await call(`GET ${inbox}`);
    expect([status, body.error.code]).toEqual([503, "token_uncheckable"]);
    expect(body.error.message).toContain("try again");
    answerWith(async () => ({ id: 7, name: "Alice", accounts: [{ id: 1, role: "administrator" }] }));
    expect((await call(`GET ${inbox}`)).status).toBe(200);
  });

  it("asks about a token once a minute, and forgets a refusal sooner", async () => {
    let at = Date.now();
    const { call, inbox, asked } = await startApi(database.db, { now: () => at });
    await Promise.all([1, 2, 3].map(() => call(`GET ${inbox}`)));
    at += 59_000;
    await call(`GET ${inbox}`);
    expect(asked).toHaveLength(1);
    at += 2_000;
    await call(`GET ${inbox}`);
    expect(asked).toHaveLength(2);
    await call(`GET ${inbox}`, { token: "a-token-of-nobody" });
    at += 6_000;
    await call(`GET ${inbox}`, { token: "a-token-of-nobody" });
    expect(asked).toHaveLength(4);
  });

  it("notices within a minute that somebody is no administrator any more", async () => {
    let at = Date.now();
    const { call, inbox, answerWith } = await startApi(database.db, { now: () => at });
    expect((await call(`GET ${inbox}`)).status).toBe(200);
    answerWith(async () => ({ id: 7, name: "Alice", accounts: [{ id: 1, role: "agent" }] }));
    at += 61_000;
    expect((await call(`GET ${inbox}`)).status).toBe(403);
  });

  it("stops somebody who tries tokens out, and nobody who is known already", async () => {
    const { call, inbox, asked } = await startApi(database.db);
    expect((await call(`GET ${inbox}`)).status).toBe(200);
    const tries = await Promise.all(
      Array.from({ length: 30 }, (_, nr) => call(`GET ${inbox}`, { token: `a-guess-number-${nr}` })),
    );
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    const last = await call(`GET ${inbox}`, { token: "a-guess-of-mine" });
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(last.body.error.message).toContain("wait a minute");
    expect((await call("GET /inboxes/nowhere/3")).status).toBe(429);
    expect((await call(`GET ${inbox}`)).status).toBe(200);
    expect(asked).toHaveLength(21);
  });

  it("asks again about somebody who was let in, whatever others try from the same address", async () => {
    let at = Date.now();
    const { call, inbox } = await startApi(database.db, { now: () => at });
    expect((await call(`GET ${inbox}`)).status).toBe(200);
    for (let nr = 0; nr < 21; nr += 1) await call(`GET ${inbox}`, { token: `a-guess-number-${nr}` });
    at += 61_000;
    expect((await call(`GET ${inbox}`)).status).toBe(200);
    expect((await call(`GET ${inbox}`, { token: "another-guess" })).status).toBe(429);
  });

  it("is no business of other origins, of caches, nor of the log", async () => {
    const { call, inbox, lines } = await startApi(database.db);
    const { headers } = await call(`GET ${inbox}`, { headers: { origin: "https://elsewhere.example" } });
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
    await call(`PUT ${inbox}`, { body: { version: 0, settings: { routing: { default_team: "geheim" } } } });
    expect(lines.join("\n")).toContain("/routing/default_team");
    for (const secret of [ADMIN, "geheim", "Alice"]) expect(lines.join("\n")).not.toContain(secret);
  });
});

describe("connections", () => {
  const idsIn = (body: { connections: readonly { id: string }[] }) => body.connections.map(({ id }) => id);

  it("are those whose account one administers", async () => {
    await database.db("connections").delete();
    const { call, connection, stores } = await startApi(database.db);
    await stores.connections.save(aConnection({ id: "other-account", baseUrl: connection.baseUrl, accountId: 2 }));
    const { body } = await call("GET /connections");
    expect(body.connections).toEqual([
      { id: connection.id, base_url: connection.baseUrl, account_id: 1, bot_name: "Nova" },
    ]);
    expect(idsIn((await call("GET /connections", { token: AGENT })).body)).toEqual([]);
    expect((await call("GET /connections", { token: "a-token-of-nobody" })).status).toBe(401);
  });

  it("show a token to no Chatwoot but the one it is for", async () => {
    await database.db("connections").delete();
    const { call, connection, stores, asked } = await startApi(database.db);
    await stores.connections.save(aConnection({ id: "elsewhere", baseUrl: "https://elsewhere.example" }));
    const { status, body } = await call("GET /connections");
    expect([status, body.error.message]).toEqual([
      400,
      "Several Chatwoots are connected: say with base_url whose token this is",
    ]);
    expect(asked).toEqual([]);
    const own = await call(`GET /connections?base_url=${encodeURIComponent(connection.baseUrl)}/`);
    expect(idsIn(own.body)).toEqual([connection.id]);
    expect(asked.map(({ baseUrl }) => baseUrl)).toEqual([connection.baseUrl]);
    expect((await call("GET /connections?base_url=https://third.example")).status).toBe(404);
  });
});
