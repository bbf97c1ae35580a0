import { describe, expect, it } from "vitest";
import { formSchema } from "../../plugin/core/settings/catalog.ts";
import { defaultSettings } from "../../plugin/core/settings/settings.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { startApi } from "./api-service.ts";

const database = useTestDatabase();

describe("the inboxes of a connection", () => {
  it("are listed with the state of their settings", async () => {
    const { call, connection, inbox } = await startApi(database.db);
    await call(`PUT ${inbox}`, { body: { version: 0, settings: { enabled: false } } });
    const { body } = await call(`GET /inboxes?connection=${connection.id}`);
    expect(body.inboxes).toEqual([
      {
        connection: connection.id,
        inbox: 3,
        name: "Site",
        channel: "Channel::Api",
        version: 1,
        author: "person:7 Alice Prado",
        at: expect.stringMatching(/^\d{4}-.*Z$/),
      },
      {
        connection: connection.id,
        inbox: 5,
        name: "WhatsApp",
        channel: "Channel::Api",
        version: 0,
        author: null,
        at: null,
      },
    ]);
    expect((await call("GET /inboxes")).status).toBe(400);
  });
});

describe("an inbox's settings", () => {
  it("are read as they were saved, or complete", async () => {
    const { call, inbox, connection, stores } = await startApi(database.db);
    const key = { connectionId: connection.id, inboxId: 3 };
    const settings = { handoff: { words: ["gerente"], not_words: ["gerente"] } };
    await stores.settings.save(key, settings, { author: "setup" });
    const { body, headers } = await call(`GET ${inbox}`);
    expect(headers.get("etag")).toBe('"1"');
    expect(body).toMatchObject({
      connection: connection.id,
      inbox: 3,
      name: "Site",
      version: 1,
      author: "setup",
      settings,
      problems: [{ path: "/handoff/words/0", severity: "warning" }],
    });
    const complete = await call(`GET ${inbox}?complete=1`);
    expect(complete.body.settings).toEqual({
      ...defaultSettings,
      handoff: { ...defaultSettings.handoff, ...settings.handoff },
    });
  });

  it("are read with a warning of teams that Chatwoot does not have", async () => {
    const { call, inbox, connection, stores } = await startApi(database.db);
    await stores.connections.savePeople(connection.id, {
      agents: [],
      teams: [{ id: 1, name: "suporte", memberIds: [] }],
    });
    const settings = { routing: { default_team: "Suporte", supervisor_team: "chefia" } };
    await call(`PUT ${inbox}`, { body: { version: 0, settings } });
    const message = "Chatwoot has no team chefia; it has: suporte";
    expect((await call(`GET ${inbox}`)).body.problems).toEqual([
      { path: "/routing/supervisor_team", message, severity: "warning" },
    ]);
  });

  it("are changed by whoever names the version, in the body or as If-Match", async () => {
    const { call, inbox } = await startApi(database.db);
    const first = await call(`PUT ${inbox}`, { body: { version: 0, settings: { quiet_time_ms: 100 } } });
    expect(first.body).toEqual({ version: 1, changes: [{ path: "/quiet_time_ms", after: 100 }] });
    expect(first.headers.get("etag")).toBe('"1"');
    const headers = { "if-match": '"1"' };
    const second = await call(`PUT ${inbox}`, { headers, body: { settings: { quiet_time_ms: 200 } } });
    expect(second.body).toMatchObject({ version: 2, changes: [{ before: 100, after: 200 }] });
    expect((await call(`GET ${inbox}`)).body).toMatchObject({ version: 2, author: "person:7 Alice Prado" });
  });

  it("are not changed without a version, nor with two, nor with nonsense", async () => {
    const { call, inbox } = await startApi(database.db);
    const settings = { enabled: false };
    const refusals = [
      await call(`PUT ${inbox}`, { body: { settings } }),
      await call(`PUT ${inbox}`, { body: { settings, version: 0 }, headers: { "if-match": '"4"' } }),
      await call(`PUT ${inbox}`, { body: { settings, version: "0" } }),
      await call(`PUT ${inbox}`, { body: { settings }, headers: { "if-match": "*" } }),
      await call(`PUT ${inbox}`, { body: { version: 0 } }),
      await call(`PUT ${inbox}`, { body: [] }),
      await call(`PUT ${inbox}`, { body: "{" }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual(Array(7).fill(400));
    for (const { body } of refusals) expect(body.error.message).toMatch(/^[A-Z`].+/);
    expect((await call(`GET ${inbox}`)).body).toMatchObject({ version: 0 });
  });

  it("answer 409 with the current version when somebody else was faster", async () => {
    const { call, inbox } = await startApi(database.db);
    const changes = Array.from({ length: 5 }, (_, nr) =>
      call(`PUT ${inbox}`, { body: { version: 0, settings: { quiet_time_ms: nr + 1 } } }),
    );
    const answers = await Promise.all(changes);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.error).toMatchObject({ code: "conflict", version: 1 });
  });

  it("answer 422 with every problem and its place", async () => {
    const { call, inbox } = await startApi(database.db);
    const settings = { quiet_time_ms: -1, hours: { sauce: "own" } };
    const { status, body } = await call(`PUT ${inbox}`, { body: { version: 0, settings } });
    expect(status).toBe(422);
    expect(body.error).toMatchObject({
      code: "settings_invalid",
      problems: [
        { path: "/quiet_time_ms", message: "must be at least 0", severity: "error" },
        { path: "/hours/sauce", message: "there is no such setting; did you mean source?" },
      ],
    });
  });

  it("take no more than 256 KiB", async () => {
    const { call, inbox } = await startApi(database.db);
    const words = Array.from({ length: 30_000 }, (_, nr) => `word number ${nr}`);
    const { status, body } = await call(`PUT ${inbox}`, { body: { version: 0, settings: { handoff: { words } } } });
    expect([status, body.error.message]).toEqual([413, "The body is larger than 256 KiB"]);
    expect((await call(`GET ${inbox}`)).status).toBe(200);
  });

  it("of an inbox that is not there are not found", async () => {
    const { call, connection } = await startApi(database.db);
    for (const id of ["99", "x", "99999999999999999999"]) {
      expect((await call(`GET /inboxes/${connection.id}/${id}`)).status).toBe(404);
    }
  });
});

describe("what was", () => {
  it("is told version by version, page by page", async () => {
    const { call, inbox } = await startApi(database.db);
    for (let version = 0; version < 4; version += 1) {
      await call(`PUT ${inbox}`, { body: { version, settings: { quiet_time_ms: version + 1 } } });
    }
    const { body } = await call(`GET ${inbox}/history?limit=2`);
    expect(body.versions).toMatchObject([
      { version: 4, author: "person:7 Alice Prado", restored_version: null, settings: { quiet_time_ms: 4 } },
      { version: 3, changes: [{ path: "/quiet_time_ms", before: 2, after: 3 }] },
    ]);
    const older = await call(`GET ${inbox}/history?limit=2&before=3`);
    expect(older.body.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    expect((await call(`GET ${inbox}/history?limit=1000`)).status).toBe(400);
  });

  it("is compared with what is", async () => {
    const { call, inbox } = await startApi(database.db);
    await call(`PUT ${inbox}`, { body: { version: 0, settings: { quiet_time_ms: 1 } } });
    await call(`PUT ${inbox}`, { body: { version: 1, settings: { enabled: false } } });
    expect((await call(`GET ${inbox}/diff/1`)).body).toEqual({
      from: 1,
      to: 2,
      changes: [
        { path: "/enabled", after: false },
        { path: "/quiet_time_ms", before: 1 },
      ],
    });
    expect((await call(`GET ${inbox}/diff/9`)).status).toBe(404);
    expect((await call(`GET ${inbox}/diff/99999999999`)).status).toBe(404);
  });

  it("can be had back", async () => {
    const { call, inbox } = await startApi(database.db);
    await call(`PUT ${inbox}`, { body: { version: 0, settings: { quiet_time_ms: 1 } } });
    await call(`PUT ${inbox}`, { body: { version: 1, settings: { enabled: false } } });
    expect((await call(`POST ${inbox}/rollback`, { body: { to: 1, version: 1 } })).status).toBe(409);
    const { status, body } = await call(`POST ${inbox}/rollback`, { body: { to: 1, version: 2 } });
    expect([status, body.version]).toEqual([200, 3]);
    expect((await call(`GET ${inbox}`)).body).toMatchObject({ settings: { quiet_time_ms: 1 } });
    expect((await call(`GET ${inbox}/history`)).body.versions[0]).toMatchObject({ restored_version: 1 });
    expect((await call(`POST ${inbox}/rollback`, { body: { version: 3 } })).status).toBe(400);
    expect((await call(`POST ${inbox}/rollback`, { body: { to: 77, version: 3 } })).status).toBe(404);
  });
});

it("hands out the schema that forms are made of", async () => {
  const { call } = await startApi(database.db);
  expect((await call("GET /settings-schema", { token: null })).body).toEqual(formSchema());
});
