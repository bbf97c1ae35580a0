import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDirectory } from "../../plugin/accounts/directory.ts";
import { openStores } from "../../plugin/db/stores.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { createMetrics } from "../../plugin/telemetry/metrics.ts";
import { createNotifier } from "../../plugin/upkeep/notify.ts";
import { CONNECTION, SECRET_KEY, usePlay } from "../helpers/running-baton.ts";
import { createActs } from "../turn/baton/acts.ts";
import { type MailServer, startMailServer } from "./mail-server.ts";

const TEAM_ADDRESS = "suporte@aurora.example";
const play = usePlay({
  reconcileSeconds: 0,
  settings: { hours: { source: "always" }, routing: { default_team: "suporte" }, notify: { emails: [TEAM_ADDRESS] } },
});
const acts = createActs(play);
const metrics = createMetrics();
let mail: MailServer;

beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(() => mail.stop());
beforeEach(() => mail.refuse(null));

/** The play's own Baton has no mail server, so that the test decides when mails go out. */
function aNotifier() {
  const log = createLogger({ level: "silent" });
  const stores = openStores(play().db, SECRET_KEY);
  const directory = createDirectory({ ...stores, log, now: Date.now });
  return createNotifier({
    ...stores,
    directory,
    metrics,
    log,
    smtp: { url: mail.url, from: "baton@aurora.example" },
  });
}

async function aNotice(attempts = 0): Promise<number> {
  const [row] = await play()
    .db("notices")
    .insert({
      connection_id: CONNECTION,
      conversation_id: 12,
      kind: "handoff",
      channel: "email",
      address: TEAM_ADDRESS,
      text: "A customer needs a person",
      attempts,
    })
    .returning("id");
  return row.id;
}

const noticeOf = (id: number) => play().db("notices").where({ id }).first();

describe("people are told by e-mail", () => {
  it("with a link to the conversation, and none of the customer's words", async () => {
    const id = await aNotice();
    await aNotifier().sendDue();
    expect(await noticeOf(id)).toMatchObject({ status: "sent" });
    const text = mail.received.at(-1) ?? "";
    expect(text).toContain(`To: ${TEAM_ADDRESS}`);
    expect(text).toContain("Subject: A customer needs a person");
    expect(text.replaceAll("=\r\n", "")).toContain("/app/accounts/1/conversations/12");
  });

  it("again later, with growing pauses, while the mail server refuses", async () => {
    mail.refuse("451 later");
    const id = await aNotice(3);
    await aNotifier().sendDue();
    const { status, next_attempt_at: next, attempts } = await noticeOf(id);
    expect({ status, attempts }).toEqual({ status: "pending", attempts: 4 });
    expect(next.getTime()).toBeGreaterThan(Date.now() + 1_000);
  });

  it("or the operator gets a critical alert, as a row and as a number", async () => {
    mail.refuse("550 never");
    const id = await aNotice(7);
    await aNotifier().sendDue();
    expect(await noticeOf(id)).toMatchObject({ status: "failed" });
    const [ticket] = await play().db("tickets").where({ kind: "incident" });
    expect(ticket).toMatchObject({ status: "open", title: "Critical: people could not be told by email" });
    const alerts = await metrics.registry.getSingleMetric("baton_alerts_total")?.get();
    expect(alerts?.values).toMatchObject([{ value: 1, labels: { kind: "notice" } }]);
  });
});

it("a handoff leaves a notice for every place that the inbox wants to be told at", async () => {
  const customer = await play().customer();
  await customer.write("Quero falar com uma pessoa sobre o meu segredo");
  await acts.held(customer.conversationId, "team").catch(() => acts.held(customer.conversationId, "agent"));
  const [notice] = await play().db("notices").where({ conversation_id: customer.conversationId });
  expect(notice).toMatchObject({ kind: "handoff", channel: "email", address: TEAM_ADDRESS });
  expect(notice.text).toBe("Um cliente precisa de uma pessoa da equipe suporte (o cliente pediu uma pessoa).");
});
