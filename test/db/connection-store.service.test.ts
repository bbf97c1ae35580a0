import { describe, expect, it } from "vitest";
import { createConnectionStore } from "../../plugin/db/connection-store.ts";
import { createSecretBox } from "../../plugin/db/postgres/secret-box.ts";
import { ConfigInvalid } from "../../plugin/errors.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection } from "../http/webhook-service.ts";

const database = useTestDatabase();
const openStore = (key = "a key of thirty-two characters !") =>
  createConnectionStore(database.db, createSecretBox(key));

describe("connections", () => {
  it("come back as they were saved, by id and by account", async () => {
    const store = openStore();
    const connection = aConnection({ accountId: 7, userToken: "a user's token" });
    await store.save(connection);
    expect(await store.find(connection.id)).toEqual(connection);
    expect(await store.findByAccount(connection.baseUrl, 7)).toEqual(connection);
    expect(await store.findByAccount(connection.baseUrl, 8)).toBeUndefined();
    expect(await store.find("nobody")).toBeUndefined();
  });

  it("keep what they do not have as missing", async () => {
    const store = openStore();
    const connection = aConnection({ botSecret: null, accountSecret: null, userToken: null, botId: null });
    await store.save(connection);
    expect(await store.find(connection.id)).toEqual(connection);
  });

  it("are replaced as a whole when they are saved again", async () => {
    const store = openStore();
    const connection = aConnection();
    await store.save(connection);
    await store.save({ ...connection, botName: "Lia", botSecret: "rotated-secret", accountSecret: null });
    expect(await store.find(connection.id)).toMatchObject({
      botName: "Lia",
      botSecret: "rotated-secret",
      accountSecret: null,
    });
    expect((await store.list()).filter(({ id }) => id === connection.id)).toHaveLength(1);
  });

  it("are listed in the order of their ids", async () => {
    const store = openStore();
    for (const id of ["zebra-1", "ant-1"]) await store.save(aConnection({ id }));
    const ids = (await store.list()).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(ids).toEqual(expect.arrayContaining(["ant-1", "zebra-1"]));
  });

  it("hold no secret in plain text", async () => {
    const connection = aConnection({ userToken: "uSeRtOkEn-42" });
    await openStore().save(connection);
    const row = JSON.stringify(await database.db("connections").where({ id: connection.id }).first());
    const { botToken, userToken, botSecret, accountSecret, urlToken } = connection;
    for (const secret of [botToken, userToken, botSecret, accountSecret, urlToken]) expect(row).not.toContain(secret);
  });

  it("say what to do when the key is not the one they were sealed with", async () => {
    const connection = aConnection();
    await openStore().save(connection);
    const other = openStore("another key of thirty-two chars!");
    await expect(other.find(connection.id)).rejects.toThrow(ConfigInvalid);
    await expect(other.find(connection.id)).rejects.toThrow(/another BATON_SECRET_KEY.+baton setup/);
    await database.db("connections").where({ id: connection.id }).delete();
  });
});
