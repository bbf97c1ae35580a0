import { createTransport } from "nodemailer";
import type { Directory } from "../accounts/directory.ts";
import { backOffMs } from "../concurrency/back-off.ts";
import type { NoticeStore, StoredNotice } from "../db/notice-store.ts";
import type { TicketStore } from "../db/ticket-store.ts";
import { anyAddress, sendGuarded } from "../net/guarded-request.ts";
import type { Logger } from "../telemetry/logger.ts";
import type { Metrics } from "../telemetry/metrics.ts";

export interface Notifier {
  /** Sends due notices. Each place is tried again and again; a notice that is given up becomes a critical alert. */
  sendDue(): Promise<void>;
}

/** About ten minutes with growing pauses. */
const MAX_ATTEMPTS = 8;
const LIMIT = 50;
const MAX_BYTES = 64 * 1024;
const TIMEOUT_MS = 10_000;
const TAKE_MS = 60_000;
/** A mail or alert server needs minutes to come back, not seconds. */
const RETRY = { floorMs: 2_000, baseMs: 8_000, maxMs: 240_000 };

interface NotifierParts {
  readonly notices: NoticeStore;
  readonly tickets: TicketStore;
  readonly directory: Directory;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly smtp: { readonly url: string; readonly from: string } | null;
}

export function createNotifier(parts: NotifierParts): Notifier {
  const mail = parts.smtp && createTransport(parts.smtp.url, { from: parts.smtp.from });
  return {
    async sendDue() {
      const due = await parts.notices.takeDue(LIMIT, TAKE_MS);
      await Promise.all(due.map((notice) => deliver(parts, mail, notice)));
    },
  };
}

type Mail = ReturnType<typeof createTransport> | null;

async function deliver(parts: NotifierParts, mail: Mail, notice: StoredNotice): Promise<void> {
  const { notices, log } = parts;
  try {
    const link = await linkTo(parts.directory, notice);
    if (notice.channel === "webhook") await post(notice, link);
    else await sendMail(mail, notice, link);
    await notices.finish(notice.id);
  } catch (err) {
    const { connectionId, conversationId, channel, attempts } = notice;
    log.warn({ err, connectionId, conversationId, channel, attempts }, "a notice was not sent; it will be tried again");
    const isLast = attempts >= MAX_ATTEMPTS;
    const reason = err instanceof Error ? err.name : "error";
    await notices.fail(notice.id, reason, isLast ? null : backOffMs(attempts, RETRY));
    if (isLast) await alert(parts, notice);
  }
}

async function post(
  { address, kind, text, connectionId, conversationId, createdAt }: StoredNotice,
  link: string,
): Promise<void> {
  const body = JSON.stringify({
    kind,
    text,
    connection: connectionId,
    conversation: conversationId,
    link,
    at: createdAt.toISOString(),
  });
  const headers = { "content-type": "application/json" };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const request = { method: "POST", url: new URL(address), headers, body, maxBytes: MAX_BYTES, signal };
  const { status } = await sendGuarded(request, anyAddress);
  if (status < 200 || status > 299) throw new Error(`The webhook answered ${status}`);
}

async function sendMail(mail: Mail, { address, text }: StoredNotice, link: string): Promise<void> {
  if (!mail) throw new Error("SMTP_URL is not set, so no e-mail can be sent");
  await mail.sendMail({ to: address, subject: text, text: `${text}\n\n${link}\n` });
}

/** The address at which an agent opens the conversation. */
async function linkTo(directory: Directory, { connectionId, conversationId }: StoredNotice): Promise<string> {
  const { baseUrl, accountId } = await directory.loadConnection(connectionId);
  return `${baseUrl}/app/accounts/${accountId}/conversations/${conversationId}`;
}

/** A customer must not wait because a mail server was down: the operator is told. */
async function alert({ tickets, metrics, log }: NotifierParts, notice: StoredNotice): Promise<void> {
  const { connectionId, conversationId, channel } = notice;
  metrics.alerts.inc({ kind: "notice" });
  log.error({ connectionId, conversationId, channel }, "a notice was given up");
  const title = `Critical: people could not be told by ${channel}`;
  await tickets.open({ connectionId, conversationId, kind: "incident", title, detail: { notice: notice.id, channel } });
}
