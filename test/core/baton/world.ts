import { handlers } from "../../../handlers/index.ts";
import type { AuditFact } from "../../../plugin/core/baton/audit.ts";
import type { Handoff } from "../../../plugin/core/baton/baton.ts";
import type { Reason } from "../../../plugin/core/baton/holder.ts";
import { mayDeliver } from "../../../plugin/core/baton/may-deliver.ts";
import { learnOwn } from "../../../plugin/core/baton/observe.ts";
import { beginOwn, type OwnChange } from "../../../plugin/core/baton/own-write.ts";
import type { Conversation, OutgoingEffect, TurnChange } from "../../../plugin/core/conversation.ts";
import { CUSTOMER_VISIBLE } from "../../../plugin/core/effect.ts";
import type { BatonEvent, ConversationState, Message, Status } from "../../../plugin/core/event.ts";
import type { DueTimer } from "../../../plugin/core/handler.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { answerDraft, type Made } from "../../../plugin/core/turn/answer.ts";
import { applyTimers } from "../../../plugin/core/turn/apply-timers.ts";
import { type Draft, openDraft } from "../../../plugin/core/turn/draft.ts";
import { explainPlainly } from "../../../plugin/core/turn/explain-plainly.ts";
import { newsOf, settleTurn } from "../../../plugin/core/turn/settle-turn.ts";
import { aConversation, aMessage } from "../../helpers/builders.ts";
import { somePeople } from "../../helpers/event-context.ts";

const KEY = { connectionId: "c", conversationId: 12 };
const MINUTE = 60_000;
const BOT_ID = 2;
const surroundings = {
  settings: completeSettings({ routing: { default_team: "suporte", supervisor_team: "supervisao" } }),
  hours: null,
  people: somePeople,
};

export const because = explainPlainly("Played");
const handoff: Handoff = {
  recap: "…",
  announcement: "A person will answer",
  route: { team: "suporte", fallback: [] },
  priority: null,
  labels: [],
  attributes: {},
};

/** How Chatwoot's answer to a change reaches Baton. */
interface Delivery {
  readonly skewMs: number;
  readonly isLate: boolean;
}

interface Turn {
  readonly before: Conversation | null;
  readonly change: TurnChange;
}

/** A conversation in Chatwoot and in Baton, webhooks under way between them in any order, and a clock. Nothing is I/O. */
export function createWorld() {
  let clock = Date.parse("2026-09-07T12:00:00Z");
  let nextId = 100;
  let conversation: Conversation | null = null;
  let chatwoot: ConversationState = aConversation({ updatedAt: clock });
  const underWay: BatonEvent[] = [];
  const outbox: OutgoingEffect[] = [];
  const timers = new Map<string, DueTimer>();
  const facts: AuditFact[] = [];
  const knownMessages = new Set<number>();
  const sent: OutgoingEffect[] = [];
  const turns: Turn[] = [];

  const tick = () => {
    clock += 1_000;
    return clock;
  };
  const change = (changes: Partial<ConversationState>) => {
    chatwoot = { ...chatwoot, ...changes, updatedAt: tick() };
  };
  const tell = (event: (state: ConversationState) => BatonEvent) => void underWay.push(event(chatwoot));
  const tellState = () =>
    tell((state) => ({ type: "conversation_changed", accountId: 1, conversation: state, at: clock, changed: [] }));
  const messageOf = (author: Message["author"], text: string): Message => {
    nextId += 1;
    return aMessage({ id: nextId, text, author, createdAt: clock });
  };

  function commit(before: Conversation | null, written: TurnChange): void {
    conversation = { ...written.conversation, version: written.conversation.version + 1 };
    outbox.push(...written.effects);
    facts.push(...written.facts);
    for (const { id } of written.messages) knownMessages.add(id);
    for (const { set, cancel } of written.timers) {
      if (cancel) timers.delete(cancel);
      if (set) timers.set(set.kind, { kind: set.kind, dueAt: set.dueAt, data: set.data ?? {} });
    }
    turns.push({ before, change: written });
  }

  function settle(event: BatonEvent): void {
    const id = "message" in event ? event.message.id : null;
    if (id !== null && knownMessages.has(id)) return;
    const known = { conversation: conversation ?? undefined, messageIds: new Set<number>() };
    const news = newsOf(KEY, known, [{ deliveryId: 1, event }]);
    if (!news) return;
    const circumstances = { surroundings, person: null, merged: null, paceOf: () => null, handlers, now: clock };
    const { change: written, failures } = settleTurn(news, circumstances, []);
    for (const { err } of failures) throw err;
    commit(conversation, written);
  }

  /** Chatwoot's answer to the last change, which may come after the news of it; Baton reads its clock only roughly. */
  let answer: (() => void) | null = null;
  function setInChatwoot(changes: OwnChange, { skewMs, isLate }: Delivery): void {
    if (!conversation) return;
    const begun = { change: changes, at: clock + skewMs };
    const { known } = conversation;
    conversation = { ...conversation, known: { ...known, own: beginOwn(known.own, begun) } };
    change(changes);
    tellState();
    const at = clock + skewMs;
    answer = () => {
      if (conversation) conversation = { ...conversation, known: learnOwn(conversation.known, { ...begun, at }) };
    };
    if (!isLate) isAnswered();
  }
  /** The look every few minutes, which finds what no webhook told. */
  function lookAgain(): number {
    isAnswered();
    clock += 5 * MINUTE;
    const seen = { ...chatwoot, readAt: clock };
    underWay.push({ type: "conversation_changed", accountId: 1, conversation: seen, at: clock, changed: [] });
    return 1;
  }
  function isAnswered(): void {
    answer?.();
    answer = null;
  }

  /** What a delivered effect does in Chatwoot, and how Chatwoot tells of it. */
  function bringAbout({ effect }: OutgoingEffect, delivery: Delivery): void {
    switch (effect.kind) {
      case "say":
      case "choice": {
        tick();
        const message = messageOf({ kind: "bot", id: BOT_ID, name: "Nova" }, effect.text);
        tell((state) => ({
          type: "bot_message",
          accountId: 1,
          conversation: state,
          at: message.createdAt,
          message,
        }));
        break;
      }
      case "set_status":
        setInChatwoot({ status: effect.status }, delivery);
        break;
      case "assign": {
        if ("team" in effect.to) break;
        const assignee = "agent" in effect.to ? ({ kind: "person", id: effect.to.agent, name: "" } as const) : null;
        setInChatwoot({ assignee }, delivery);
        break;
      }
      default:
        break;
    }
  }

  const world = {
    get conversation() {
      return conversation;
    },
    get chatwoot() {
      return chatwoot;
    },
    get now() {
      return clock;
    },
    isKnown: (messageId: number) => knownMessages.has(messageId),
    timers,
    facts,
    sent,
    outbox,
    turns,
    underWay,
    customerWrites(text: string): void {
      const { status, contact } = chatwoot;
      const next: Status = status === "resolved" ? "pending" : status === "snoozed" ? "open" : status;
      change({ status: next });
      const message = messageOf({ kind: "customer", id: contact?.id ?? null, name: "Marina" }, text);
      tell((state) => ({ type: "customer_message", accountId: 1, conversation: state, at: clock, message }));
      if (next !== status) tellState();
    },
    personReplies(personId: number | null): void {
      change({});
      const message = messageOf({ kind: "person", id: personId, name: "Ines" }, "Deixa comigo");
      tell((state) => ({ type: "person_message", accountId: 1, conversation: state, at: clock, message }));
    },
    personAssigns(personId: number | null): void {
      change({ assignee: personId === null ? null : { kind: "person", id: personId, name: "Ines" } });
      tellState();
    },
    personSets(status: Status): void {
      change({ status });
      tellState();
    },
    command(pass: Parameters<Draft["pass"]>[0]): void {
      if (!conversation) return;
      const draft = openDraft(conversation, { now: clock, ...surroundings });
      draft.pass(pass, "person:7");
      commit(conversation, draft.finish([]));
    },
    /** One of the webhooks under way arrives; it may come once more. */
    webhookArrives(which: number, isDuplicated: boolean): void {
      if (underWay.length === 0) return;
      const index = which % underWay.length;
      const [event] = isDuplicated ? [underWay[index]] : underWay.splice(index, 1);
      if (event) settle(event);
    },
    botDecides(decision: "answer" | "clarify" | "silence" | Reason): void {
      if (conversation?.thinkDueAt == null || conversation.baton.holder !== "bot") return;
      clock = Math.max(clock, conversation.thinkDueAt);
      const options = { surroundings, covered: conversation.owed, person: null, now: clock };
      const wish = conversation.wish?.reason;
      const made: Made =
        wish || !["answer", "clarify", "silence"].includes(decision)
          ? { kind: "handoff", reason: wish ?? (decision as Reason), handoff, because: null, beside: {} }
          : decision === "silence"
            ? { kind: "words", decision: { kind: "silence", because } }
            : { kind: "words", decision: { kind: decision as "answer" | "clarify", text: "Olá", because } };
      commit(conversation, answerDraft(conversation, made, options));
    },
    /** The first of what waits to be sent. */
    sendNext(delivery: Delivery = { skewMs: 0, isLate: false }): void {
      isAnswered();
      const next = outbox.shift();
      if (!next || !conversation) return;
      if (!mayDeliver(next.effect, next.batonSeq, conversation.baton)) return;
      sent.push(next);
      bringAbout(next, delivery);
    },
    timePasses(minutes: number): void {
      clock += minutes * MINUTE;
      const due = [...timers.values()].filter(({ dueAt }) => dueAt <= clock).sort((a, b) => a.dueAt - b.dueAt);
      if (due.length === 0 || !conversation) return;
      const { change: written, failures } = applyTimers(conversation, due, {
        surroundings,
        person: null,
        handlers,
        now: clock,
      });
      for (const { err } of failures) throw err;
      commit(conversation, written);
    },
    /** Until nothing is under way any more: all webhooks in, all decided, all sent, and Chatwoot asked once more. */
    comesToRest(): void {
      let asked = 0;
      for (let round = 0; round < 300; round += 1) {
        if (underWay.length > 0) world.webhookArrives(0, false);
        else if (outbox.length > 0) world.sendNext();
        else if (conversation?.thinkDueAt != null) world.botDecides("answer");
        else if (asked < 2) asked += lookAgain();
        else return;
      }
      throw new Error("The conversation never comes to rest");
    },
  };
  return world;
}

export type World = ReturnType<typeof createWorld>;

/** What a ladder or a handoff may say to the customer while people have the conversation. */
const LADDER_WORDS: ReadonlySet<string> = new Set([
  "tell_customer",
  "offer_bot",
  "ticket",
  "close",
  "wait_for_opening",
]);

/** Words to the customer that a turn wrote although people had the conversation at its end, and nothing in the table says so. */
export function wordsOutOfTurn({ change }: Turn): readonly OutgoingEffect[] {
  const { holder } = change.conversation.baton;
  if (holder === "bot") return [];
  const isNamed = change.facts.some(
    ({ action, data }) =>
      (action === "passed" && data.event === "handed_off") ||
      (action === "ladder_step" && typeof data.does === "string" && LADDER_WORDS.has(data.does)),
  );
  return isNamed ? [] : change.effects.filter(({ effect }) => CUSTOMER_VISIBLE.has(effect.kind));
}
