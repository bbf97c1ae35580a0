import type { AgentHelp } from "../../core/commands/agent-help.ts";
import type { CommandCall } from "../../core/commands/call.ts";
import { mayRead } from "../../core/consent.ts";
import type { Conversation } from "../../core/conversation.ts";
import type { Brain } from "../../core/decision.ts";
import type { BatonEvent } from "../../core/event.ts";
import type { DueTimer, Handlers } from "../../core/handler.ts";
import { answerDraft } from "../../core/turn/answer.ts";
import { applyTimers } from "../../core/turn/apply-timers.ts";
import { commandDraft } from "../../core/turn/command-draft.ts";
import { newsOf, settleTurn } from "../../core/turn/settle-turn.ts";
import { turnContextOf } from "../../core/turn/turn-context.ts";
import { maskPeople } from "../../safety/pii/masker.ts";
import { createLogger, type Logger } from "../../telemetry/logger.ts";
import { runCommand } from "../../turn/command-run.ts";
import { decideTurn } from "../../turn/decide-turn.ts";
import { countPaces, openPaceLedger, type PaceLedger } from "../../turn/pace-ledger.ts";
import { CONVERSATION_ID, type Scenery } from "../scenery.ts";
import { createMemoryPacer } from "./pacer.ts";
import { MemoryStore } from "./store.ts";

/** The handlers and the brain of the scene. */
export interface Behaviour {
  readonly handlers: Handlers;
  readonly brain: Brain;
  readonly help: AgentHelp;
}

interface Parts extends Behaviour, Pick<Scenery, "surroundings"> {
  readonly store: MemoryStore;
  readonly ledger: PaceLedger;
  readonly log: Logger;
}

/** No ladder has as many steps: more mean an endless loop. */
const MAX_STEPS = 1_000;

/** The path of one message, with one conversation in memory, a clock that stands still, and no network. */
export class MemoryPath {
  readonly store: MemoryStore;
  private readonly parts: Parts;
  private clock: number;

  constructor(behaviour: Behaviour, scenery: Scenery) {
    const now = () => this.clock;
    this.clock = scenery.startsAt;
    this.store = new MemoryStore(scenery, now);
    const destination = { write: (line: string) => void this.store.happenings.push(failureIn(line)) };
    const log = createLogger({ level: "warn", destination });
    const ledger = openPaceLedger(createMemoryPacer(now));
    this.parts = { ...behaviour, surroundings: scenery.surroundings, store: this.store, ledger, log };
  }

  get now(): number {
    return this.clock;
  }

  async settle(event: BatonEvent): Promise<void> {
    await settle(this.parts, event, this.clock);
  }

  /** Lets time pass: due timers and answers run at their moment. */
  async passTime(ms: number): Promise<void> {
    const until = this.clock + ms;
    for (let steps = 0; steps < MAX_STEPS && (await this.doNext(until)); steps += 1);
    this.clock = Math.max(this.clock, until);
  }

  /** Lets as much time pass as an answer takes, if one is owed. */
  async answer(): Promise<void> {
    for (let steps = 0; steps < MAX_STEPS; steps += 1) {
      const due = this.store.conversation?.thinkDueAt ?? null;
      if (due === null) return;
      await this.passTime(Math.max(0, due - this.clock));
    }
  }

  /** An answer goes before a timer of the same moment. */
  private async doNext(until: number): Promise<boolean> {
    const { conversation } = this.store;
    const thinkDueAt = conversation?.thinkDueAt ?? Number.POSITIVE_INFINITY;
    const timer = this.store.listTimers()[0];
    const next = Math.min(thinkDueAt, timer?.dueAt ?? Number.POSITIVE_INFINITY);
    if (!conversation || next > until) return false;
    this.clock = Math.max(this.clock, next);
    if (thinkDueAt === next) await think(this.parts, conversation, this.clock);
    else if (timer) fire(this.parts, conversation, { timer, now: this.clock });
    return true;
  }
}

async function settle(parts: Parts, event: BatonEvent, now: number): Promise<void> {
  const { store, surroundings, ledger, handlers } = parts;
  const deliveryId = store.nextMessageId();
  const known = { conversation: store.conversation ?? undefined, messageIds: new Set<number>() };
  const news = newsOf({ connectionId: "", conversationId: CONVERSATION_ID }, known, [{ deliveryId, event }]);
  if (!news) return;
  const { settings } = surroundings;
  await countPaces(ledger, news.fresh, { connectionId: "", settings, holder: news.start.baton.holder });
  const settling = { surroundings, person: store.person, merged: null, paceOf: ledger.find, handlers, now };
  const { change, failures } = settleTurn(news, settling, []);
  for (const { err } of failures) store.happenings.push(failureOf("a handler failed; a person takes over", err));
  store.commit(change);
  for (const call of change.commands) await obey(parts, call, now);
}

/** Commands of agents run at once: in memory they take no time. */
async function obey(parts: Parts, call: CommandCall, now: number): Promise<void> {
  const { store, surroundings, handlers } = parts;
  const { conversation, person } = store;
  if (!conversation) return;
  const kept = { record: [], failures: [], approvals: [], timers: store.listTimers() };
  const view = { ...kept, conversation, person, messages: store.listPublicMessages(CONTEXT_MESSAGES) };
  const running = { ...parts, commands: handlers.commands, usualWaitMs: async () => null };
  const done = await runCommand(running, { call, attempts: 1, view, surroundings, now });
  store.commit(
    commandDraft(conversation, { ...done, isTyping: false }, { surroundings, person, now, mask: maskPeople }),
  );
}

const CONTEXT_MESSAGES = 30;

async function think(parts: Parts, conversation: Conversation, now: number): Promise<void> {
  const { store, surroundings } = parts;
  const { settings, hours } = surroundings;
  const messages = store.listPublicMessages(CONTEXT_MESSAGES);
  const context = { ...turnContextOf({ conversation, messages }, settings, now), hours };
  const isReadable = mayRead(settings, store.person);
  const deciding = { ...parts, now: () => now, usualWaitMs: async () => null };
  const task = { context, conversation, surroundings, person: store.person, isReadable };
  const made = await decideTurn(deciding, task, new AbortController().signal);
  if (made === "aborted") return;
  const options = { surroundings, covered: conversation.owed, person: store.person, now };
  store.commit(answerDraft(conversation, made, options));
}

function fire(parts: Parts, conversation: Conversation, { timer, now }: { timer: DueTimer; now: number }): void {
  const { store, surroundings, handlers } = parts;
  const { change, failures } = applyTimers(conversation, [timer], {
    surroundings,
    person: store.person,
    handlers,
    now,
  });
  for (const { kind, err } of failures) store.happenings.push(failureOf(`the timer ${kind} failed`, err));
  store.commit(change);
}

/** The log holds only failures: a failure here is a failure of the scene. */
function failureIn(line: string) {
  const { msg, err } = JSON.parse(line) as { readonly msg?: string; readonly err?: { readonly message?: string } };
  return failureOf(msg ?? "", err && new Error(err.message));
}

const failureOf = (sentence: string, err: unknown) =>
  ({ kind: "failed", text: [sentence, err instanceof Error ? err.message : ""].filter(Boolean).join(": ") }) as const;
