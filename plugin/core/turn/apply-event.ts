import { isAsking, messageOf } from "../asking.ts";
import { wishHandoff } from "../baton/handoff.ts";
import type { ConversationKey } from "../conversation.ts";
import type { BatonEvent } from "../event.ts";
import type { EventContext, Gate, Handlers, Verdict } from "../handler.ts";
import type { Draft } from "./draft.ts";
import { take } from "./handled.ts";

interface ApplyParts {
  readonly handlers: Handlers;
  readonly log: { error(facts: Readonly<Record<string, unknown>>, message: string): void };
}

interface Applying {
  readonly event: BatonEvent;
  /** Asked anew before each gate: what one decided, the next one sees. */
  readonly context: () => EventContext;
}

/** What one event does to a turn. A handler that fails leaves the customer with a person, not with nobody. */
export function applyEvent({ handlers, log }: ApplyParts, draft: Draft, { event, context }: Applying): void {
  draft.observe(event);
  if (isAsking(event)) draft.remember(messageOf(event));
  else if ("message" in event) draft.remember(event.message);
  if (event.type === "message_deleted") draft.forget(event.messageId);
  try {
    decide(handlers, draft, { event, context });
  } catch (err) {
    log.error({ err, event: event.type, ...keyOf(draft.conversation) }, "a handler failed; a person takes over");
    draft.wish(wishHandoff("error", { remark: "The bot failed on the customer's last message." }));
  }
}

/** Gates in their order, then the handler of the event's type. */
function decide(handlers: Handlers, draft: Draft, { event, context }: Applying): void {
  const by = { at: event.at, actor: "customer" };
  let seen = event;
  for (const gate of handlers.gates) {
    const verdict = gate.run(seen, context());
    take(draft, verdict, by);
    if (verdict.kind === "stop") {
      putOnRecord(draft, { gate, verdict, at: event.at });
      return;
    }
    seen = verdict.event ?? seen;
  }
  const handler = handlers.events.find(({ on }) => on === seen.type);
  if (handler) take(draft, handler.run(seen, { ...context(), commands: handlers.commands }), by);
}

interface Stopped {
  readonly gate: Gate;
  readonly verdict: Extract<Verdict, { kind: "stop" }>;
  readonly at: number;
}

/** Which gate acted, and why. A gate that only kept the bot silent leaves no line: there would be one for every message. */
function putOnRecord(draft: Draft, { gate, verdict, at }: Stopped): void {
  const acts = verdict.handOff !== undefined || verdict.pass !== undefined || (verdict.effects ?? []).length > 0;
  const data = { gate: gate.name, because: verdict.because };
  if (acts) draft.record({ at, actor: "bot", action: "stopped", reason: null, data });
}

const keyOf = ({ connectionId, conversationId }: ConversationKey) => ({ connectionId, conversationId });
