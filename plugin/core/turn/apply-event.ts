import { isAsking, messageOf } from "../asking.ts";
import { wishHandoff } from "../baton/handoff.ts";
import type { BatonEvent } from "../event.ts";
import type { EventContext, Gate, Handlers, Verdict } from "../handler.ts";
import { noteTexts } from "../texts/texts.ts";
import { applyWishes } from "./apply-wishes.ts";
import type { Draft } from "./draft.ts";

interface Applying {
  readonly event: BatonEvent;
  /** Built anew before each gate: the next gate sees the decisions of this one. */
  readonly context: () => EventContext;
}

export interface HandlerFailure {
  readonly event: BatonEvent["type"];
  readonly err: unknown;
}

/** Applies one event to a turn. A handler that fails leaves the customer with an agent. */
export function applyEvent(handlers: Handlers, draft: Draft, applying: Applying): readonly HandlerFailure[] {
  const { event } = applying;
  draft.observe(event);
  if (isAsking(event)) draft.remember(messageOf(event));
  else if ("message" in event) draft.remember(event.message);
  if (event.type === "message_deleted") draft.forget(event.messageId);
  try {
    decide(handlers, draft, applying);
    return [];
  } catch (err) {
    const { settings } = applying.context();
    draft.wish(wishHandoff("error", { remark: noteTexts[settings.locale].failedOnMessage }));
    return [{ event: event.type, err }];
  }
}

/** Gates in their order, then the handler of the event's type. */
function decide(handlers: Handlers, draft: Draft, { event, context }: Applying): void {
  const by = { at: event.at, actor: "customer" };
  let seen = event;
  for (const gate of handlers.gates) {
    const verdict = gate.run(seen, context());
    applyWishes(draft, verdict, by);
    if (verdict.kind === "stop") {
      putOnRecord(draft, { gate, verdict, at: event.at });
      return;
    }
    seen = verdict.event ?? seen;
  }
  // The transcript keeps the message as the gates understood it: a voice note with its words, a number with its option.
  if (isAsking(seen) && draft.conversation.baton.holder === "bot") draft.remember(messageOf(seen));
  const handler = handlers.events.find(({ on }) => on === seen.type);
  if (handler) applyWishes(draft, handler.run(seen, { ...context(), commands: handlers.commands }), by);
}

interface Stopped {
  readonly gate: Gate;
  readonly verdict: Extract<Verdict, { kind: "stop" }>;
  readonly at: number;
}

/** The gate that acted, and why. A gate that only kept the bot silent adds no line: every message would add one. */
function putOnRecord(draft: Draft, { gate, verdict, at }: Stopped): void {
  const acts = verdict.handOff !== undefined || verdict.pass !== undefined || (verdict.effects ?? []).length > 0;
  const data = { gate: gate.name, because: verdict.because };
  if (acts) draft.record({ at, actor: "bot", action: "stopped", reason: null, data });
}
