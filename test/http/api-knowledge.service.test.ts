import { describe, expect, it } from "vitest";
import { createRecordGap } from "../../plugin/knowledge/gaps.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { AGENT, startApi } from "./api-service.ts";

const database = useTestDatabase();

async function startKnowledge() {
  const api = await startApi(database.db);
  return { ...api, path: `/knowledge/${api.connection.id}` };
}

const entry = { title: "Brindes", text: "Damos brindes.", inboxes: [3], valid_until: "2035-01-31" };

describe("what the bot knows", () => {
  it("is open to administrators of the account only", async () => {
    const { call, path } = await startKnowledge();
    expect((await call(`GET ${path}`, { token: AGENT })).status).toBe(403);
    expect((await call(`POST ${path}`, { token: null, body: entry })).status).toBe(401);
    expect((await call("GET /knowledge/nowhere")).status).toBe(401);
  });

  it("can be added to, read, changed and removed", async () => {
    const { call, path } = await startKnowledge();
    const added = await call(`POST ${path}`, { body: entry });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ ...entry, kind: "entry", valid_until: "2035-02-01T00:00:00.000Z" });
    const own = `${path}/${added.body.id}`;
    await call(`PUT ${own}`, { body: { title: "Amostras", text: "Damos amostras." } });
    expect((await call(`GET ${own}`)).body).toMatchObject({ title: "Amostras", inboxes: null });
    expect((await call(`GET ${path}`)).body).toMatchObject({ chunks: 1, sources: [{ title: "Amostras" }] });
    expect((await call(`DELETE ${own}`)).body).toEqual({ removed: added.body.id });
    expect((await call(`GET ${own}`)).status).toBe(404);
  });

  it("refuses an entry that is none, saying why", async () => {
    const { call, path } = await startKnowledge();
    const { status, body } = await call(`POST ${path}`, { body: { title: "Sem texto" } });
    expect(status).toBe(400);
    expect(body.error.message).toContain("/text is missing");
  });

  it("can be tried out with the search that answers customers", async () => {
    const { call, path } = await startKnowledge();
    await call(`POST ${path}`, { body: entry });
    const search = (body: object) => call(`POST ${path}/search`, { body });
    const found = await search({ text: "tem brinde?", inbox: 3 });
    expect(found.body.passages).toMatchObject([{ title: "Brindes", kind: "entry", flags: [] }]);
    expect((await search({ text: "tem brinde?", inbox: 5 })).body.passages).toEqual([]);
    expect((await search({ text: "", inbox: 3 })).status).toBe(400);
    expect((await search({ text: "oi", inbox: 3, limit: 1000 })).status).toBe(400);
  });

  it("says what it could not read when it is brought up to date", async () => {
    const { call, path } = await startKnowledge();
    const { body } = await call(`POST ${path}/sync`);
    expect(body).toMatchObject({ saved: 0, problems: [expect.stringContaining("user token")] });
  });

  it("shows what was asked in vain until somebody has taken care of it", async () => {
    const { call, path, connection, stores } = await startKnowledge();
    const recordGap = createRecordGap({ gaps: stores.gaps, now: () => 0 });
    await recordGap({ connectionId: connection.id, inboxId: 3, question: "Tem estacionamento?" });
    const [gap] = (await call(`GET ${path}/gaps`)).body.gaps;
    expect(gap).toMatchObject({ inbox: 3, question: "Tem estacionamento?", times: 1 });
    expect((await call(`DELETE ${path}/gaps/${gap.id}`)).status).toBe(200);
    expect((await call(`DELETE ${path}/gaps/${gap.id}`)).status).toBe(404);
    expect((await call(`GET ${path}/gaps`)).body.gaps).toEqual([]);
  });

  it("writes no word of an entry or a question into the log", async () => {
    const { call, path, lines } = await startKnowledge();
    await call(`POST ${path}`, { body: { title: "Zanzibar", text: "Segredo de Zanzibar." } });
    await call(`POST ${path}/search`, { body: { text: "Zanzibar?", inbox: 3 } });
    expect(lines.join("\n")).toContain("knowledge entry changed");
    expect(lines.join("\n")).not.toContain("Zanzibar");
  });
});
