import { afterAll, beforeAll, expect, it } from "vitest";
import { createRulesBrain } from "../../plugin/brain/by-rules/brain.ts";
import type { Brain } from "../../plugin/core/decision.ts";
import { startSandbox } from "../../sandbox/server.ts";
import { eventually } from "../helpers/eventually.ts";
import { createPlayers, type Players } from "../helpers/players.ts";
import { ADMIN, CONNECTION, connect, untilIdle } from "../helpers/running-baton.ts";
import { openSandboxApi, type SandboxApi } from "../helpers/sandbox-api.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, aDelivery, post } from "./webhook-service.ts";
import { startWhole, type WholeService } from "./whole-service.ts";

/** In every private field of this conversation, and in nothing else. */
const CANARY = "canary";
const PERSON = {
  name: "Canary Okafor",
  email: "canary@example.com",
  phone_number: "+5511940028922",
  custom_attributes: { plan: "canary gold" },
};
const PHONE = /40028922/;

const database = useTestDatabase();
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let api: SandboxApi;
let players: Players;
let baton: WholeService;

/** Breaks in the two ways in which the language itself repeats a value. */
function breakingBrain(): Brain {
  const rules = createRulesBrain();
  return {
    ...rules,
    async decide(context, signal) {
      const text = context.owed.at(-1)?.text ?? "";
      if (text.includes("breaks")) throw new TypeError(`Cannot create property 'intent' on string '${text}'`);
      if (text.includes("JSON")) JSON.parse(text);
      return rules.decide(context, signal);
    },
  };
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, version: undefined });
  api = await openSandboxApi(sandbox.url);
  await api.set("switches", { messages_per_minute: 1_000, retry_interval_ms: 200 });
  players = createPlayers(api);
  baton = await startWhole({ databaseUrl: database.url, brain: breakingBrain() });
  await connect({ stores: baton.stores, api, batonUrl: baton.url });
});

afterAll(async () => {
  await baton.stop();
  await sandbox.stop();
});

async function aCanary() {
  const contacts = `/public/api/v1/inboxes/${api.facts.inboxes[0]?.inbox_identifier}/contacts`;
  const { source_id } = await api.call<{ source_id: string }>(`POST ${contacts}`, { body: PERSON });
  const conversations = `${contacts}/${source_id}/conversations`;
  const { id } = await api.call<{ id: number }>(`POST ${conversations}`, { body: {} });
  const write = (content: string) => api.call(`POST ${conversations}/${id}/messages`, { body: { content } });
  return { id, write };
}

const idle = () => untilIdle(database.db);
const statusOf = async (id: number) => (await api.conversation(id)).status;
const logged = (): readonly string[] => baton.lines.map((line) => JSON.parse(line).msg);

async function talkAndHandOff(): Promise<void> {
  const { id, write } = await aCanary();
  await write("Oi");
  await idle();
  await write("My canary order 4111-1111 did not arrive, where is it?");
  await eventually(
    () => statusOf(id),
    (status) => status === "open",
  );
  const agent = players.agent();
  await agent.reply(id, "Hello dear Canary");
  await agent.note(id, "the canary is angry");
  await agent.setAttributes(id, { order: "canary-42" });
  await agent.setStatus(id, "resolved");
  await idle();
}

async function breakTheBrain(text: string): Promise<void> {
  const { id, write } = await aCanary();
  await write(text);
  await eventually(
    () => statusOf(id),
    (status) => status === "open",
  );
  await idle();
}

async function breakChatwoot(faults: Readonly<Record<string, unknown>>): Promise<void> {
  const { write } = await aCanary();
  await idle();
  const seen = logged().length;
  await api.set("faults", { ...faults, only: `POST /api/v1/accounts/${api.facts.account_id}/conversations` });
  await write("Oi canary");
  await eventually(
    async () => logged().slice(seen),
    (lines) => lines.includes("effect not sent"),
  );
  await api.set("faults", {});
  await idle();
}

/** The statement that fails holds everything the customer wrote. */
async function breakTheDatabase(): Promise<void> {
  const { write } = await aCanary();
  await idle();
  await database.db.raw("alter table messages add constraint no_songs check (message ->> 'text' not like '%sings%')");
  await write("the canary sings");
  await eventually(
    async () => logged(),
    (lines) => lines.includes("swept work failed"),
  );
  await database.db.raw("alter table messages drop constraint no_songs");
  await idle();
}

async function sendWhatIsRefused(): Promise<void> {
  const connection = (await baton.stores.connections.find(CONNECTION)) ?? aConnection();
  const bodies = [
    "canary, no JSON",
    `["canary"]`,
    aDelivery({ id: "canary" }),
    aDelivery({ event: 1, content: CANARY }),
  ];
  for (const body of bodies) expect((await post(baton, connection, { body })).status).toBe(400);
  expect((await post(baton, connection, { body: CANARY, secret: CANARY })).status).toBe(401);
  expect((await post(baton, aConnection({ id: CANARY }), { body: CANARY })).status).toBe(401);
}

async function secretsInUse(): Promise<readonly string[]> {
  const connection = await baton.stores.connections.find(CONNECTION);
  const { botToken, userToken, botSecret, accountSecret, urlToken } = connection ?? aConnection();
  const known = [botToken, userToken, botSecret, accountSecret, urlToken, api.tokenOf(ADMIN)];
  return known.filter((secret): secret is string => typeof secret === "string" && secret !== "");
}

it("keeps customers and secrets out of logs, metrics, tickets and the audit log, whatever breaks", async () => {
  await talkAndHandOff();
  await breakTheBrain("this canary breaks");
  await breakTheBrain("{JSON: canary}");
  await breakChatwoot({ fail_rate: 1, status: 500 });
  await breakChatwoot({ reset_after: 1 });
  await breakTheDatabase();
  await sendWhatIsRefused();

  const output = baton.lines.join("");
  const proof = ["settled", "thought", "effect", "chatwoot call", "the brain failed; a person takes over"];
  expect(logged()).toEqual(expect.arrayContaining([...proof, "effect not sent", "swept work failed"]));
  expect(output).not.toMatch(/canary/i);
  expect(output).not.toMatch(PHONE);
  expect(output).not.toContain("4111");
  for (const secret of await secretsInUse()) expect(output).not.toContain(secret);
  expect(await (await fetch(`${baton.url}/metrics`)).text()).not.toMatch(/canary/i);
  for (const table of ["tickets", "audit_log"]) {
    const rows = JSON.stringify(await database.db(table));
    expect(rows).not.toMatch(/canary/i);
    expect(rows).not.toMatch(PHONE);
  }
});
