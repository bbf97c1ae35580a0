import { beforeEach, describe, expect, it } from "vitest";
import { createDirectory } from "../../plugin/accounts/directory.ts";
import { createSettingsStore } from "../../plugin/db/settings-store.ts";
import { openStores, type Stores } from "../../plugin/db/stores.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { eventually } from "../helpers/eventually.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, SECRET_KEY } from "../http/webhook-service.ts";

const database = useTestDatabase();
const AUTHOR = { author: "cli:maria" };
const log = createLogger({ level: "silent" });

let stores: Stores;
let key: { connectionId: string; inboxId: number };

beforeEach(async () => {
  stores = openStores(database.db, SECRET_KEY);
  const connection = aConnection();
  await stores.connections.save(connection);
  key = { connectionId: connection.id, inboxId: 3 };
  await stores.inboxes.saveAll([
    { connectionId: connection.id, id: 3, name: "Site", channel: "Channel::WebWidget" },
    { connectionId: connection.id, id: 5, name: "WhatsApp", channel: "Channel::Whatsapp" },
  ]);
});

const save = (document: Record<string, unknown>, expectedVersion?: number) =>
  stores.settings.save(key, document, { ...AUTHOR, expectedVersion });

describe("an inbox's settings", () => {
  it("begin as version 0, which says nothing", async () => {
    expect(await stores.settings.load(key)).toMatchObject({ name: "Site", version: 0, document: {}, author: null });
    expect(await stores.settings.loadDocument(key, 0)).toEqual({});
    expect(await stores.settings.listHistory(key, { limit: 10 })).toEqual([]);
  });

  it("are saved with version, author, time and what changed", async () => {
    await save({ quiet_time_ms: 3000 });
    const saved = await save({ quiet_time_ms: 2000, hours: { source: "own" } });
    expect(saved).toEqual({
      version: 2,
      changes: [
        { path: "/hours/source", after: "own" },
        { path: "/quiet_time_ms", before: 3000, after: 2000 },
      ],
    });
    const [newest, first] = await stores.settings.listHistory(key, { limit: 10 });
    expect(newest).toMatchObject({ version: 2, author: "cli:maria", changes: saved.changes, restoredVersion: null });
    expect(newest?.at).toBeGreaterThan(Date.now() - 60_000);
    expect(first).toMatchObject({ version: 1, document: { quiet_time_ms: 3000 } });
    expect(await stores.settings.load(key)).toMatchObject({ version: 2, author: "cli:maria", at: newest?.at });
  });

  it("make no version of a document that changes nothing", async () => {
    await save({ quiet_time_ms: 3000, hours: { source: "own", time_zone: "UTC" } });
    expect(await save({ hours: { time_zone: "UTC", source: "own" }, quiet_time_ms: 3000 })).toEqual({
      version: 1,
      changes: [],
    });
  });

  it("go back to an earlier version as a new one", async () => {
    await save({ quiet_time_ms: 3000 });
    await save({ enabled: false });
    expect(await stores.settings.rollBack(key, 1, AUTHOR)).toMatchObject({ version: 3 });
    expect(await stores.settings.load(key)).toMatchObject({ version: 3, document: { quiet_time_ms: 3000 } });
    const [newest] = await stores.settings.listHistory(key, { limit: 1 });
    expect(newest).toMatchObject({ version: 3, restoredVersion: 1 });
    await stores.settings.rollBack(key, 0, AUTHOR);
    expect(await stores.settings.load(key)).toMatchObject({ version: 4, document: {} });
  });

  it("do not go back to a version that never was", async () => {
    await expect(stores.settings.rollBack(key, 7, AUTHOR)).rejects.toThrow(
      "has no version 7 of its settings; the newest is 0",
    );
  });

  it("are read page by page, newest first", async () => {
    for (let ms = 1; ms <= 5; ms += 1) await save({ quiet_time_ms: ms });
    const versions = async (before?: number) =>
      (await stores.settings.listHistory(key, { limit: 2, before })).map(({ version }) => version);
    expect([await versions(), await versions(4), await versions(2)]).toEqual([[5, 4], [3, 2], [1]]);
  });
});

describe("two editors", () => {
  it("cannot overwrite each other unseen", async () => {
    await save({ quiet_time_ms: 1000 }, 0);
    await expect(save({ quiet_time_ms: 2000 }, 0)).rejects.toMatchObject({ code: "conflict", currentVersion: 1 });
    expect(await stores.settings.load(key)).toMatchObject({ version: 1, document: { quiet_time_ms: 1000 } });
  });

  it("at the very same moment: one wins, all others are told", async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, nr) => save({ quiet_time_ms: nr + 1 }, 0)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(refused).toEqual(Array(7).fill("conflict"));
    expect(await stores.settings.listHistory(key, { limit: 10 })).toHaveLength(1);
  });

  it("who do not mind each other get one version each", async () => {
    await Promise.all(Array.from({ length: 6 }, (_, nr) => save({ quiet_time_ms: nr + 1 })));
    const history = await stores.settings.listHistory(key, { limit: 10 });
    expect(history.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
  });
});

describe("what is wrong", () => {
  it("is refused whole, with every problem", async () => {
    const wrong = { quiet_time_ms: -1, enabled: false, hours: { time_zone: "Mars/Base" } };
    await expect(save(wrong)).rejects.toMatchObject({
      code: "settings_invalid",
      problems: [{ path: "/quiet_time_ms" }, { path: "/hours/time_zone" }],
    });
    expect(await stores.settings.load(key)).toMatchObject({ version: 0, document: {} });
  });

  it("in one inbox keeps a save of many from happening at all", async () => {
    const other = { ...key, inboxId: 5 };
    const saves = [
      { ...key, ...AUTHOR, document: { enabled: false } },
      { ...other, ...AUTHOR, document: { enabled: "no" } },
    ];
    await expect(stores.settings.saveAll(saves)).rejects.toMatchObject({ code: "settings_invalid" });
    const late = [
      { ...key, ...AUTHOR, document: { enabled: false } },
      { ...other, ...AUTHOR, document: { enabled: false }, expectedVersion: 9 },
    ];
    await expect(stores.settings.saveAll(late)).rejects.toMatchObject({ code: "conflict" });
    expect(await stores.settings.load(key)).toMatchObject({ version: 0 });
  });

  it("in the table from another version of Baton keeps no customer waiting", async () => {
    await database
      .db("inboxes")
      .where({ connection_id: key.connectionId, inbox_id: 3 })
      .update({ settings: JSON.stringify({ enabled: false, from_the_future: 1 }) });
    const { settings } = await stores.inboxes.load(key.connectionId, 3);
    expect(settings.enabled).toBe(false);
  });

  it("about the inbox is said", async () => {
    const nowhere = stores.settings.save({ ...key, inboxId: 99 }, {}, AUTHOR);
    await expect(nowhere).rejects.toThrow(`There is no inbox 99 in connection ${key.connectionId}`);
  });

  it("cannot be done to the record of what was", async () => {
    await save({ enabled: false });
    await expect(database.db("settings_history").update({ author: "nobody" })).rejects.toThrow("only grows");
  });
});

describe("a change", () => {
  it("is in force within a second in every process that has the old one at hand", async () => {
    const processes = [1, 2].map(() => createDirectory({ ...openStores(database.db, SECRET_KEY), log, now: Date.now }));
    const quietTimes = () =>
      Promise.all(
        processes.map(async (one) => (await one.loadSurroundings(key.connectionId, 3)).settings.quiet_time_ms),
      );
    expect(await quietTimes()).toEqual([1500, 1500]);
    await save({ quiet_time_ms: 77 });
    await eventually(quietTimes, (times) => times.every((ms) => ms === 77), { withinMs: 1_000 });
  });

  it("can be part of a larger transaction, and go with it", async () => {
    const failed = database.db.transaction(async (trx) => {
      await createSettingsStore(trx).save(key, { enabled: false }, AUTHOR);
      throw new Error("something else failed");
    });
    await expect(failed).rejects.toThrow("something else failed");
    expect(await stores.settings.load(key)).toMatchObject({ version: 0 });
  });
});
