import { describe, expect, it } from "vitest";
import { examine } from "../../../plugin/cli/doctor/doctor.ts";
import type { Connection } from "../../../plugin/core/connection.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aConfig, aServer, nobody, quiet, useServedSandbox } from "../served.ts";

const database = useTestDatabase();
const served = useServedSandbox(database);

/** What is wrong, as `verdict subject: sentence`, with other settings in the environment. */
async function complaints(env: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const findings = await examine({ config: aConfig({ ...served.env(), ...env }), log: quiet });
  const bad = findings.filter(({ verdict, ...told }) => verdict !== "ok" && !isBesideThePoint(told));
  return bad.map(({ verdict, subject, sentence }) => `${verdict} ${subject}: ${sentence}`);
}

/** Baton goes on learning while a test breaks its connection, and says what it met. */
const isBesideThePoint = ({ subject, sentence }: { subject: string; sentence: string }) =>
  subject === "knowledge" || sentence.includes("SAFE_FETCH");

/** The same with something else stored about the connection. */
async function complaintsAbout(change: Partial<Connection>, env: Readonly<Record<string, string>> = {}) {
  const { connections } = served.baton.stores;
  const connection = await connections.find(served.id);
  if (!connection) throw new Error("there is no connection");
  await connections.save({ ...connection, ...change });
  try {
    return await complaints(env);
  } finally {
    await connections.save(connection);
  }
}

const UNSET = { CHATWOOT_BASE_URL: "", CHATWOOT_ACCOUNT_ID: "", CHATWOOT_API_TOKEN: "" };

describe("doctor, asked about a Chatwoot that is well", () => {
  it("finds every part in order and names it", async () => {
    const findings = await examine({ config: aConfig(served.env()), log: quiet });
    expect(findings.map(({ verdict, subject }) => `${verdict} ${subject}`)).toEqual([
      "ok configuration",
      "ok database",
      "ok clock",
      "ok schema",
      "ok queue",
      "ok Chatwoot",
      "ok bot token",
      "ok user token",
      "ok administrator token",
      "ok bot",
      "ok secret",
      "ok inboxes",
      "ok webhook",
      "warning public address",
      "ok settings",
      "ok model",
      "ok knowledge",
      "ok work",
      "ok partitions",
    ]);
  });

  it("says which addresses a recent Chatwoot calls only when it is allowed to", async () => {
    const findings = await examine({ config: aConfig(served.env()), log: quiet });
    const address = findings.find(({ subject }) => subject === "public address");
    expect(address?.sentence).toContain("SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true");
  });

  it("needs no administrator's token in the environment", async () => {
    expect(await complaints(UNSET)).toEqual([]);
  });

  it("leaves nothing behind but its own ignored delivery", async () => {
    const rows = await database.db("deliveries").whereNot({ event: "baton_doctor" });
    expect(rows).toEqual([]);
    expect(await database.db("deliveries").whereNull("settled_at")).toEqual([]);
  });
});

describe("doctor, asked about a Chatwoot that is away", () => {
  it("says that nothing listens, and still looks at its own side", async () => {
    const text = await complaintsAbout({ baseUrl: `http://${await nobody()}` }, UNSET);
    expect(text).toEqual([expect.stringMatching(/^failure Chatwoot: Nothing listens at .* start Chatwoot/)]);
  });

  it("says that something else answers at the address", async () => {
    const url = await aServer((_request, response) => response.writeHead(404).end("<html></html>"));
    const text = await complaintsAbout({ baseUrl: url }, UNSET);
    expect(text).toEqual([expect.stringContaining("is not Chatwoot: correct CHATWOOT_BASE_URL")]);
  });

  it("does not call it a failure that the sandbox of npm start is not running", async () => {
    const { connections } = served.baton.stores;
    const connection = await connections.find(served.id);
    if (!connection) throw new Error("there is no connection");
    await connections.save({ ...connection, id: "sandbox-4-16-2", baseUrl: `http://${await nobody()}`, accountId: 9 });
    const text = await complaints();
    await database.db("connections").where({ id: "sandbox-4-16-2" }).delete();
    expect(text).toContainEqual(expect.stringMatching(/^warning sandbox-4-16-2: Chatwoot: .*npm start/));
    expect(text.filter((line) => line.startsWith("failure"))).toEqual([]);
  });

  it("does not mind that the sandbox plays another version now", async () => {
    const { connections } = served.baton.stores;
    const connection = await connections.find(served.id);
    if (!connection) throw new Error("there is no connection");
    const abilities = { ...connection.abilities, version: "4.10.1" };
    await connections.save({ ...connection, id: "sandbox-4-10-1", abilities, botToken: "of-that-other-sandbox" });
    const text = await complaints();
    await database.db("connections").where({ id: "sandbox-4-10-1" }).delete();
    expect(text).toContainEqual(expect.stringMatching(/^warning sandbox-4-10-1: Chatwoot: .*another version/));
    expect(text.filter((line) => line.startsWith("failure"))).toEqual([]);
  });

  it("gives up on one that never answers", async () => {
    const url = await aServer(() => undefined);
    const startedAt = Date.now();
    const text = await complaintsAbout({ baseUrl: url }, UNSET);
    expect(text).toEqual([expect.stringContaining("did not answer")]);
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });

  it("tells that Chatwoot has another version than at set-up", async () => {
    const connection = await served.baton.stores.connections.find(served.id);
    if (!connection) throw new Error("there is no connection");
    const text = await complaintsAbout({ abilities: { ...connection.abilities, version: "4.13.0" } });
    expect(text).toEqual([expect.stringMatching(/^warning Chatwoot: .*4\.13\.0 .* 4\.16\.2 now: run baton setup/)]);
  });
});

describe("doctor, asked about tokens", () => {
  it("tells a bot token that Chatwoot does not know", async () => {
    expect(await complaintsAbout({ botToken: "nobody-knows-this-token" })).toEqual([
      expect.stringMatching(/^failure bot token: Chatwoot does not know this access token/),
    ]);
  });

  it("tells a user token that is a bot's", async () => {
    const connection = await served.baton.stores.connections.find(served.id);
    expect(await complaintsAbout({ userToken: connection?.botToken ?? "" })).toEqual([
      expect.stringMatching(/^failure user token: this is a bot's token: .*CHATWOOT_USER_TOKEN/),
    ]);
  });

  it("warns that without a user token nothing is caught up", async () => {
    expect(await complaintsAbout({ userToken: null })).toEqual([
      expect.stringMatching(/^warning user token: there is none.*CHATWOOT_USER_TOKEN/),
    ]);
  });

  it("tells that the administrator's token is an agent's", async () => {
    expect(await complaints({ CHATWOOT_API_TOKEN: served.chatwoot.agents[0] ?? "" })).toContainEqual(
      expect.stringMatching(/^failure administrator token: This token's user is agent .*administrator's token/),
    );
  });

  it("is content with an agent's token to read with", async () => {
    expect(await complaintsAbout({ userToken: served.chatwoot.agents[0] ?? "" })).toEqual([]);
  });
});

describe("doctor, asked about the bot", () => {
  it("tells that it is gone", async () => {
    expect(await complaintsAbout({ botId: 999 })).toContainEqual(
      expect.stringMatching(/^failure bot: bot 999 is gone from Chatwoot: run baton setup/),
    );
  });

  it("tells that it calls somewhere else", async () => {
    const connection = await served.baton.stores.connections.find(served.id);
    await served.chatwoot.call("PATCH", `/agent_bots/${connection?.botId}`, { outgoing_url: "https://old.example/x" });
    const text = await complaints();
    await served.connect();
    expect(text).toEqual([expect.stringMatching(/^failure bot: .* calls https:\/\/old\.example, .*baton setup/)]);
  });

  it("tells that its secret was changed in Chatwoot", async () => {
    const connection = await served.baton.stores.connections.find(served.id);
    await served.chatwoot.call("POST", `/agent_bots/${connection?.botId}/reset_secret`);
    const text = await complaints();
    await served.connect();
    expect(text).toEqual([expect.stringMatching(/^failure secret: it was changed in Chatwoot.*baton setup/)]);
  });

  it("tells that the secret is not stored", async () => {
    expect(await complaintsAbout({ botSecret: null })).toContainEqual(
      expect.stringMatching(/^failure secret: Chatwoot signs, but Baton does not know the secret/),
    );
  });

  it("tells which inbox lost its bot", async () => {
    await served.chatwoot.call("POST", "/inboxes/2/set_agent_bot", { agent_bot: null });
    const text = await complaints();
    await served.connect();
    expect(text).toEqual(['failure inboxes: "WhatsApp" (2) has no bot any more: run baton setup']);
  });

  it("tells which inbox has another bot", async () => {
    const other = (await served.chatwoot.call("POST", "/agent_bots", { name: "Rival" })) as { id: number };
    await served.chatwoot.call("POST", "/inboxes/1/set_agent_bot", { agent_bot: other.id });
    const text = await complaints();
    await served.chatwoot.call("DELETE", `/agent_bots/${other.id}`);
    await served.connect();
    expect(text).toEqual([
      expect.stringMatching(/^failure inboxes: "Site" \(1\) has another bot, "Rival".*--replace-bots/),
    ]);
  });

  it("tells which inbox is gone", async () => {
    const row = { connection_id: served.id, inbox_id: 77, name: "Old", channel: "Channel::Api" };
    await database.db("inboxes").insert(row);
    const text = await complaints();
    await database.db("inboxes").where({ inbox_id: 77 }).delete();
    expect(text).toEqual(['failure inboxes: "Old" (77) is gone from Chatwoot: run baton setup']);
  });
});

describe("doctor, asked about the way of a delivery", () => {
  it("tells that nothing listens at Baton's public address", async () => {
    expect(await complaints({ BATON_PUBLIC_URL: `http://${await nobody()}` })).toContainEqual(
      expect.stringMatching(/^failure webhook: nothing listens at .*: run baton start, or correct BATON_PUBLIC_URL/),
    );
  });

  it.each([
    ["something else answers", 404, "is not Baton (404)"],
    ["the proxy has no Baton behind it", 502, "the proxy at"],
    ["the address redirects", 301, "redirects, which Chatwoot before 4.14 does not follow"],
    ["whoever answers takes unsigned deliveries too", 200, "takes unsigned deliveries"],
  ])("tells that %s", async (_what, status, words) => {
    const url = await aServer((_request, response) => response.writeHead(status, { location: "/there" }).end());
    const text = await complaints({ BATON_PUBLIC_URL: url });
    expect(text).toContainEqual(expect.stringMatching(/^failure webhook: /));
    expect(text.find((line) => line.startsWith("failure webhook"))).toContain(words);
  });

  it("tells that Baton takes longer than Chatwoot waits", async () => {
    const url = await aServer(() => undefined);
    expect(await complaints({ BATON_PUBLIC_URL: url })).toContainEqual(
      expect.stringMatching(/^failure webhook: .* did not answer within/),
    );
  });

  it("tells that the Baton there knows another secret", async () => {
    const body = JSON.stringify({ error: { code: "signature_invalid", message: "Not signed" } });
    const url = await aServer((_request, response) => response.writeHead(401).end(body));
    expect(await complaints({ BATON_PUBLIC_URL: url })).toContainEqual(
      expect.stringMatching(/^failure webhook: the Baton at .* refuses what this one signs.*BATON_SECRET_KEY/),
    );
  });

  it("tells that the Baton there cannot store", async () => {
    const body = JSON.stringify({ error: { code: "store_unavailable", message: "No" } });
    const url = await aServer((_request, response) => response.writeHead(500).end(body));
    expect(await complaints({ BATON_PUBLIC_URL: url })).toContainEqual(
      expect.stringMatching(/^failure webhook: the Baton at .* cannot store deliveries/),
    );
  });

  it("tells that a local address is no address for a Chatwoot elsewhere", async () => {
    const text = await complaintsAbout({ baseUrl: "https://chat.example.invalid" }, UNSET);
    expect(text).toEqual([
      expect.stringMatching(/^failure Chatwoot: .*chat\.example\.invalid/),
      expect.stringMatching(/localhost means Chatwoot's own machine to chat\.example\.invalid: set BATON_PUBLIC_URL$/),
    ]);
  });
});
