import { expect, it } from "vitest";
import { examine } from "../../../plugin/cli/doctor/doctor.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aConfig, quiet, useServedSandbox } from "../served.ts";

const database = useTestDatabase();
const served = useServedSandbox(database, "4.10.1");

async function findings(env: Readonly<Record<string, string>> = {}) {
  const found = await examine({ config: aConfig({ ...served.env(), ...env }), log: quiet });
  return found.map(({ verdict, subject, sentence }) => `${verdict} ${subject}: ${sentence}`);
}

interface Webhook {
  readonly id: number;
  readonly url: string;
}

const webhooks = async () => {
  const { payload } = (await served.chatwoot.call("GET", "/webhooks")) as { payload: { webhooks: readonly Webhook[] } };
  return payload.webhooks;
};

it("finds a Chatwoot that does not sign in order, and says what stands for a signature", async () => {
  const found = await findings();
  expect(found.filter((line) => !line.startsWith("ok"))).toEqual([]);
  expect(found).toContainEqual(expect.stringMatching(/^ok secret: .*the address itself holds the secret/));
  expect(found).toContainEqual(expect.stringMatching(/^ok webhook: .*with the secret in its address/));
  expect(found).toContainEqual(expect.stringMatching(/^ok account webhook's address: /));
  expect(found.join("\n")).not.toContain((await served.baton.stores.connections.list())[0]?.urlToken);
});

it("tells that the account webhook is gone, without which nobody hears who takes a conversation", async () => {
  const [webhook] = await webhooks();
  await served.chatwoot.call("DELETE", `/webhooks/${webhook?.id}`);
  const found = await findings();
  await served.connect();
  expect(found).toContainEqual(expect.stringMatching(/^failure account webhook: there is none to .*run baton setup/));
});

it("tells which events the account webhook lacks", async () => {
  const [webhook] = await webhooks();
  const change = { url: webhook?.url, subscriptions: ["conversation_updated"] };
  await served.chatwoot.call("PATCH", `/webhooks/${webhook?.id}`, { webhook: change });
  const found = await findings();
  await served.connect();
  expect(found).toContainEqual(expect.stringMatching(/^failure account webhook: .*conversation_status_changed/));
});

it("says that it cannot look at the account webhook without an administrator's token", async () => {
  const [connection] = await served.baton.stores.connections.list();
  if (!connection) throw new Error("there is no connection");
  const { connections } = served.baton.stores;
  const abilities = { ...connection.abilities, administrator: false };
  await connections.save({ ...connection, abilities, userToken: served.chatwoot.agents[0] ?? null });
  const found = await findings({ CHATWOOT_BASE_URL: "", CHATWOOT_ACCOUNT_ID: "", CHATWOOT_API_TOKEN: "" });
  await connections.save(connection);
  expect(found.filter((line) => line.startsWith("failure"))).toEqual([]);
  expect(found).toContainEqual(expect.stringMatching(/^warning account webhook: .*CHATWOOT_API_TOKEN/));
});
