import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createChatwoot } from "../../plugin/chatwoot/chatwoot.ts";
import { replay } from "../../plugin/cli/replay/replay.ts";
import { chooseConnection, rehearse, resend } from "../../plugin/cli/replay/run.ts";
import type { Replayed } from "../../plugin/cli/replay/walk.ts";
import { talkTexts } from "../../plugin/core/texts/texts.ts";
import { eventually } from "../helpers/eventually.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { runBaton } from "./run-baton.ts";
import { aConfig, KEY, quiet, useServedSandbox } from "./served.ts";

const database = useTestDatabase();
const FIXTURES = new URL("../fixtures/deliveries/", import.meta.url);
const CUSTOMER = "4.16.2/message_created_incoming_web_widget.json";

const recordingOf = <P>(payload: P) => ({ payload, rawBody: Buffer.from(JSON.stringify(payload)) });
const fixture = (file: string) => recordingOf(JSON.parse(readFileSync(new URL(file, FIXTURES), "utf8")));

const TABLES = ["conversations", "messages", "deliveries", "effects", "audit_log", "contacts", "timers"];

/** Everything that is stored, to be compared. */
async function everything() {
  return Promise.all(TABLES.map(async (table) => [table, await database.db(table).orderBy(1)] as const));
}

async function rehearsed(
  recording: ReturnType<typeof recordingOf>,
  options: { readonly connectionId?: string; readonly isFresh?: boolean; readonly version?: string } = {},
): Promise<Replayed> {
  const { stores } = served.baton;
  const connection = options.connectionId ? await stores.connections.find(options.connectionId) : undefined;
  const config = aConfig({ DATABASE_URL: database.url });
  const parts = { config, stores, db: database.db, log: quiet, recording, connection };
  return rehearse(parts, { isFresh: options.isFresh ?? false, version: options.version });
}

const served = useServedSandbox(database);

describe("replaying a recording without any connection", () => {
  const files = readdirSync(FIXTURES).flatMap((version) =>
    readdirSync(new URL(`${version}/`, FIXTURES))
      .filter((file) => !file.endsWith(".event.json"))
      .map((file) => `${version}/${file}`),
  );

  it.each(files)("walks %s to its end", async (file) => {
    const version = file.split("/")[0] ?? "";
    const expected = JSON.parse(readFileSync(new URL(file.replace(".json", ".event.json"), FIXTURES), "utf8"));
    const replayed = await rehearsed(fixture(file), { version });
    expect(replayed.meaning).toBe(expected?.type ?? null);
    expect(replayed.version).toBe(version);
    expect(["settled", "ignored"]).toContain(replayed.outcome);
    expect(replayed.effects.every(({ status }) => status === "withheld")).toBe(true);
  });

  it("says who held the conversation, what was decided and why, and what Baton would do", async () => {
    const replayed = await rehearsed(fixture(CUSTOMER));
    expect(replayed).toMatchObject({ event: "message_created", connection: "stand-in", isReal: false, before: null });
    expect(replayed.after).toMatchObject({ holder: "team" });
    expect(replayed.record).toContainEqual(
      expect.objectContaining({ action: "decided", data: expect.objectContaining({ decision: "hand_off" }) }),
    );
    const [note, words] = replayed.effects;
    expect(note).toMatchObject({ effect: { kind: "note" }, status: "withheld", error: "replay" });
    expect(words?.effect).toMatchObject({ kind: "say", text: expect.stringContaining("equipe") });
  });

  it("gives the same as often as it is asked, and leaves nothing behind", async () => {
    const before = await everything();
    const [first, second] = [await rehearsed(fixture(CUSTOMER)), await rehearsed(fixture(CUSTOMER))];
    expect(second.effects).toEqual(first.effects);
    expect(await everything()).toEqual(before);
  });
});

describe("replaying what a connected Chatwoot has sent", () => {
  it("decides on what is stored today, and touches nothing of it", async () => {
    const { recording, conversationId } = await aSettledDelivery();
    await served.chatwoot.call("POST", `/conversations/${conversationId}/assignments`, { assignee_id: 2 });
    await eventually(
      () => holderOf(conversationId),
      (holder) => holder === "agent",
    );
    await pause();
    const before = await everything();
    const replayed = await rehearsed(recording, { connectionId: served.id });
    expect(replayed).toMatchObject({ before: { holder: "agent" }, after: { holder: "agent" }, effects: [] });
    expect(await everything()).toEqual(before);
  });

  it("decides as for a new conversation when it is told to", async () => {
    const { recording } = await aSettledDelivery();
    const replayed = await rehearsed(recording, { connectionId: served.id, isFresh: true });
    expect(replayed).toMatchObject({ before: null, after: { holder: "bot" } });
    expect(replayed.effects.map(({ effect }) => effect)).toEqual([{ kind: "say", text: talkTexts["pt-BR"].greeting }]);
  });

  it("answers again what was answered already: that is what it is asked for", async () => {
    const { recording } = await aSettledDelivery();
    const replayed = await rehearsed(recording, { connectionId: served.id });
    expect(replayed.effects).toHaveLength(1);
  });
});

describe("replaying for good", () => {
  it("stores the delivery and sends the answer once; the second time the message is known", async () => {
    const { recording, conversationId, said } = await aSettledDelivery();
    const { stores } = served.baton;
    const connection = await stores.connections.find(served.id);
    const payload = { ...recording.payload, id: 900_000 + conversationId };
    const config = aConfig({ DATABASE_URL: database.url });
    const parts = { config, stores, db: database.db, log: quiet, recording: recordingOf(payload), connection };
    const replayed = await resend(parts);
    expect(replayed).toMatchObject({ isReal: true, outcome: "settled" });
    expect(await eventually(said, (texts) => texts.length > 1)).toHaveLength(2);
    expect((await resend(parts)).effects).toEqual([]);
    await pause();
    expect(await said()).toHaveLength(2);
  });

  it("has nobody to send to without a connection", async () => {
    const config = aConfig({ DATABASE_URL: database.url });
    const recording = fixture(CUSTOMER);
    const parts = {
      config,
      stores: served.baton.stores,
      db: database.db,
      log: quiet,
      recording,
      connection: undefined,
    };
    await expect(resend(parts)).rejects.toThrow("Run: baton setup");
  });
});

describe("whose delivery it is", () => {
  it("is asked for when it cannot be known", async () => {
    const { stores } = served.baton;
    const connection = await stores.connections.find(served.id);
    if (!connection) throw new Error("there is no connection");
    expect((await chooseConnection(stores, fixture(CUSTOMER), undefined))?.id).toBe(served.id);
    await stores.connections.save({ ...connection, id: "other", accountId: 3 });
    const found = await chooseConnection(stores, fixture(CUSTOMER), undefined);
    const unclear = chooseConnection(stores, recordingOf({ event: "unknown" }), undefined);
    await expect(unclear).rejects.toThrow(`with --connection: ${served.id}, other`);
    await expect(chooseConnection(stores, fixture(CUSTOMER), "third")).rejects.toThrow("There is no connection third");
    await database.db("connections").where({ id: "other" }).delete();
    expect(found?.id).toBe("other");
  });
});

describe("baton replay", () => {
  const env = () => ({ DATABASE_URL: database.url, BATON_SECRET_KEY: KEY });
  const file = `test/fixtures/deliveries/${CUSTOMER}`;

  it("prints what happens", async () => {
    const { code, stdout } = await runBaton(["replay", file], { env: env() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/delivery +message_created, settled/);
    expect(stdout).toMatch(/means +customer_message/);
    expect(stdout).toMatch(/holder +nobody, it is new → bot/);
    expect(stdout).toMatch(/because +1\. [\s\S]*bot decided.*decision /);
    expect(stdout).toMatch(/effects +1\. .*\[withheld: replay\]/);
    expect(stdout).toContain("Nothing was stored or sent");
  });

  it("takes a body from stdin, and tells a program", async () => {
    const stdin = readFileSync(new URL(CUSTOMER, FIXTURES), "utf8");
    const { stdout } = await runBaton(["replay", "-", "--json"], { env: env(), stdin });
    expect(JSON.parse(stdout)).toMatchObject({ event: "message_created", meaning: "customer_message", isReal: false });
  });

  it.each([
    [["no-such-file.json"], "There is no readable file no-such-file.json"],
    [["vitest.config.ts"], "The body is not JSON"],
    [["package.json"], "event must be a text"],
    [[], "baton replay <file>"],
    [[file, "--connection", "nobody"], "There is no connection nobody; there are: "],
    [[file, "--fresh", "--deliver"], "use one of them"],
  ])("says what is wrong with %j", async (args, words) => {
    for (const [name, value] of Object.entries(env())) vi.stubEnv(name, value);
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(replay(args)).rejects.toThrow(words);
  });
});

/** A customer greets and is answered; the delivery is taken from the store, as an operator would. */
async function aSettledDelivery() {
  const { url, inboxes } = served.chatwoot;
  const customer = createChatwoot({ baseUrl: url, accountId: 1, token: null }).publicApi(
    inboxes[0]?.inbox_identifier ?? "",
  );
  const { source_id: contact } = await customer.contacts.create({ name: "Marina" });
  const { id: conversation } = await customer.conversations.create(contact);
  const { id: messageId } = await customer.messages.create({ contact, conversation }, { content: "Oi" });
  const said = async () => {
    const messages = await customer.messages.list({ contact, conversation });
    return messages.flatMap(({ message_type: type, content }) => (type === 1 ? [content] : []));
  };
  await eventually(said, (texts) => texts.length > 0);
  const row = await database.db("deliveries").where({ message_id: messageId, event: "message_created" }).first("body");
  return { recording: recordingOf(JSON.parse(row.body)), conversationId: conversation, said };
}

async function holderOf(conversationId: number): Promise<string> {
  return (await database.db("conversations").where({ conversation_id: conversationId }).first("holder"))?.holder;
}

/** For what a worker might still do. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 1_500));
