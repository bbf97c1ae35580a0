import { setTimeout as sleep } from "node:timers/promises";
import type { Knex } from "knex";
import type { SandboxApi, SandboxConversation, SandboxMessage } from "../helpers/sandbox-api.ts";
import { type BatonRecords, loadRecords, type RecordedConversation } from "./records.ts";

/** A promise of the path that was not kept. */
export interface Violation {
  readonly rule: string;
  readonly conversationId: number | null;
  readonly detail: string;
}

export interface Verdict {
  readonly violations: readonly Violation[];
  readonly figures: Figures;
}

export interface Figures {
  readonly conversations: number;
  readonly customerMessages: number;
  readonly botMessages: number;
  readonly handedOff: number;
  /** Opened by Chatwoot itself, because a delivery to Baton failed for good. */
  readonly openedByChatwoot: number;
}

interface Thread {
  readonly conversation: SandboxConversation;
  readonly messages: readonly SandboxMessage[];
  readonly recorded: RecordedConversation | undefined;
}

const INCOMING = 0;
const OUTGOING = 1;
const ACTIVITY = 2;
const READERS = 8;
const BLAMED = /error with the agent bot/;

/** Compares what Chatwoot shows with what Baton wrote down, once everything should be over, and lists every difference. */
export async function verify(db: Knex, api: SandboxApi): Promise<Verdict> {
  const records = await loadRecords(db);
  const threads = await loadThreads(api, records);
  const violations = [...recordRules(records), ...threads.flatMap(threadRules)];
  return { violations, figures: count(threads) };
}

/** Work under way is no violation yet: asks again until there is none, or until it must be over. */
export async function verifyWithin(ms: number, db: Knex, api: SandboxApi): Promise<Verdict & { tookMs: number }> {
  const startedAt = Date.now();
  for (;;) {
    const verdict = await verify(db, api);
    const tookMs = Date.now() - startedAt;
    if (verdict.violations.length === 0 || tookMs > ms) return { ...verdict, tookMs };
    await sleep(500);
  }
}

async function loadThreads(api: SandboxApi, records: BatonRecords): Promise<readonly Thread[]> {
  const waiting = [...(await api.conversations())];
  const threads: Thread[] = [];
  const read = async () => {
    for (let conversation = waiting.pop(); conversation; conversation = waiting.pop()) {
      const messages = await api.messages(conversation.id);
      threads.push({ conversation, messages, recorded: records.conversations.get(conversation.id) });
    }
  };
  await Promise.all(Array.from({ length: READERS }, read));
  return threads;
}

function recordRules({ unsettled, tickets, conversations }: BatonRecords): readonly Violation[] {
  const stuck = [...conversations].flatMap(([conversationId, { effects }]) =>
    effects
      .filter(({ status }) => !["sent", "withheld"].includes(status))
      .map(({ id, status, error }) => violation("effect stuck", conversationId, `${id} is ${status}: ${error}`)),
  );
  return [
    ...unsettled.map(({ id, conversationId }) => violation("delivery unsettled", conversationId, `delivery ${id}`)),
    ...tickets.map(({ conversationId, title }) => violation("ticket", conversationId, title)),
    ...stuck,
  ];
}

const THREAD_RULES = [neverSaidTwice, neverAnsweredTwice, saidWhatIsWritten, saidInOrder, neverSilent, oneHolder];

const threadRules = (thread: Thread): readonly Violation[] =>
  thread.messages.some(({ message_type: type }) => type === INCOMING)
    ? THREAD_RULES.flatMap((rule) => rule(thread))
    : [];

function neverSaidTwice({ conversation, messages }: Thread): readonly Violation[] {
  return repeated(messages.flatMap((message) => effectOf(message) ?? [])).map((effect) =>
    violation("said twice", conversation.id, `effect ${effect}`),
  );
}

function neverAnsweredTwice({ conversation, recorded }: Thread): readonly Violation[] {
  return repeated((recorded?.decisions ?? []).flatMap(({ covered }) => covered)).map((message) =>
    violation("answered twice", conversation.id, `message ${message}`),
  );
}

/** What counts as sent is there, and nothing is there that was withheld. */
function saidWhatIsWritten({ conversation, messages, recorded }: Thread): readonly Violation[] {
  const said = new Set(messages.flatMap((message) => effectOf(message) ?? []));
  return (recorded?.effects ?? []).flatMap(({ id, status, isMessage }) => {
    if (!isMessage || said.has(id) === (status === "sent")) return [];
    return [violation("said otherwise than written", conversation.id, `effect ${id} is ${status}`)];
  });
}

function saidInOrder({ conversation, messages, recorded }: Thread): readonly Violation[] {
  const position = new Map((recorded?.effects ?? []).map(({ id, position: nr }) => [id, nr]));
  const order = messages.flatMap((message) => position.get(effectOf(message) ?? "") ?? []);
  const isOrdered = order.every((nr, index) => nr >= (order[index - 1] ?? 0));
  return isOrdered ? [] : [violation("said out of order", conversation.id, order.join(", "))];
}

/** While the bot has it, every message is answered or part of what was answered, and the customer has the last answer. */
function neverSilent({ conversation, messages, recorded }: Thread): readonly Violation[] {
  if (conversation.status !== "pending") return [];
  const covered = new Set((recorded?.decisions ?? []).flatMap((decision) => decision.covered));
  const unanswered = messages.filter(({ id, message_type: type }) => type === INCOMING && !covered.has(id));
  const last = messages.findLast(({ message_type: type, private: isNote }) => type !== ACTIVITY && !isNote);
  return [
    ...unanswered.map(({ id }) => violation("unanswered", conversation.id, `message ${id}`)),
    ...(last?.message_type === INCOMING ? [violation("silent", conversation.id, `since message ${last.id}`)] : []),
  ];
}

function oneHolder(thread: Thread): readonly Violation[] {
  const { conversation, messages, recorded } = thread;
  const holder = recorded?.holder ?? "nobody";
  const isBots = conversation.status === "pending";
  if (isBots !== (holder === "bot")) {
    return [
      violation("two holders", conversation.id, `${conversation.status} in Chatwoot, with the ${holder} in Baton`),
    ];
  }
  if (isBots || isBlamed(thread)) return [];
  const isExplained = recorded?.decisions.some(({ kind }) => kind === "hand_off") && messages.some(isNoteOfBot);
  return isExplained ? [] : [violation("handed off without a note", conversation.id, `held by the ${holder}`)];
}

function count(threads: readonly Thread[]): Figures {
  const messages = threads.flatMap((thread) => thread.messages);
  return {
    conversations: threads.length,
    customerMessages: messages.filter(({ message_type: type }) => type === INCOMING).length,
    botMessages: messages.filter((message) => effectOf(message) !== undefined && !message.private).length,
    handedOff: threads.filter(({ recorded }) => recorded?.decisions.some(({ kind }) => kind === "hand_off")).length,
    openedByChatwoot: threads.filter(isBlamed).length,
  };
}

const isBlamed = ({ messages }: Thread) =>
  messages.some(({ message_type: type, content }) => type === ACTIVITY && BLAMED.test(content ?? ""));

const isNoteOfBot = (message: SandboxMessage) => message.private && effectOf(message) !== undefined;

const effectOf = ({ message_type: type, content_attributes: attributes }: SandboxMessage) =>
  type === OUTGOING ? attributes.baton?.effect : undefined;

const repeated = <T>(values: readonly T[]): readonly T[] => values.filter((value, nr) => values.indexOf(value) !== nr);

const violation = (rule: string, conversationId: number | null, detail: string): Violation => ({
  rule,
  conversationId,
  detail,
});
