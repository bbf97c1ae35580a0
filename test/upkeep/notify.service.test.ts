import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStores } from "../../plugin/db/stores.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { createMetrics } from "../../plugin/telemetry/metrics.ts";
import { createNotifier } from "../../plugin/upkeep/notify.ts";
import { useTestDatabase } from "../helpers/test-database.ts";

const database = useTestDatabase();
const seen: unknown[] = [];
let answer = 200;
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      seen.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function aNotifier() {
  const stores = openStores(database.db, "k".repeat(32));
  const connection = { baseUrl: "https://chat.example.com", accountId: 3 };
  const directory = { loadConnection: async () => connection } as never;
  return createNotifier({
    ...stores,
    directory,
    metrics: createMetrics(),
    log: createLogger({ level: "silent" }),
    smtp: null,
  });
}

async function aNotice(channel: "webhook" | "email", attempts = 0): Promise<number> {
  const port = (server.address() as { port: number }).port;
  const [row] = await database
    .db("notices")
    .insert({
      connection_id: "c",
      conversation_id: 12,
      kind: "handoff",
      channel,
      address: `http://127.0.0.1:${port}/`,
      text: "A customer needs a person",
      attempts,
    })
    .returning("id");
  return row.id;
}
const statusOf = async (id: number) => (await database.db("notices").where({ id }).first()).status;

describe("people are told outside Chatwoot", () => {
  it("by a webhook with ids, a reason and a link, and nothing else", async () => {
    answer = 200;
    const id = await aNotice("webhook");
    await aNotifier().sendDue();
    expect(await statusOf(id)).toBe("sent");
    expect(seen.at(-1)).toEqual({
      kind: "handoff",
      text: "A customer needs a person",
      connection: "c",
      conversation: 12,
      link: "https://chat.example.com/app/accounts/3/conversations/12",
      at: expect.any(String),
    });
  });

  it("again later when the place does not answer", async () => {
    answer = 500;
    const id = await aNotice("webhook");
    await aNotifier().sendDue();
    expect(await statusOf(id)).toBe("pending");
    const { next_attempt_at: next } = await database.db("notices").where({ id }).first();
    expect(next.getTime()).toBeGreaterThan(Date.now());
  });

  it("and the operator gets a critical alert when everything was tried", async () => {
    const id = await aNotice("email", 7);
    await aNotifier().sendDue();
    expect(await statusOf(id)).toBe("failed");
    const tickets = await database.db("tickets").where({ kind: "incident" });
    expect(tickets.map(({ title }) => title)).toEqual(["Critical: people could not be told by email"]);
  });
});
