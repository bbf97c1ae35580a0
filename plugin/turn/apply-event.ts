import type { ConversationKey } from "../core/conversation.ts";
import type { BatonEvent } from "../core/event.ts";
import type { EventContext, EventHandler, Handled, Handlers } from "../core/handler.ts";
import { wishHandoff } from "../core/handoff.ts";
import type { Logger } from "../logger.ts";
import type { Draft } from "./draft.ts";
import { take } from "./handled.ts";

interface ApplyParts {
  readonly handlers: Handlers;
  readonly log: Pick<Logger, "error">;
}

interface Applying {
  readonly event: BatonEvent;
  /** Asked anew before each gate: what one decided, the next one sees. */
  readonly context: () => EventContext;
}

/** What one event does to a turn. A handler that fails leaves the customer with a person, not with nobody. */
export function applyEvent({ handlers, log }: ApplyParts, draft: Draft, { event, context }: Applying): void {
  draft.observe(event);
  if ("message" in event) draft.remember(event.message);
  if (event.type === "message_deleted") draft.forget(event.messageId);
  try {
    take(draft, decide(handlers, event, context), { at: event.at, actor: "customer" });
  } catch (err) {
    log.error({ err, event: event.type, ...keyOf(draft.conversation) }, "a handler failed; a person takes over");
    draft.wish(wishHandoff("error", { remark: "The bot failed on the customer's last message." }));
  }
}

/** Gates in their order, then the handler of the event's type. */
function decide(handlers: Handlers, event: BatonEvent, context: () => EventContext): Handled {
  let seen = event;
  for (const gate of handlers.gates) {
    const verdict = gate.run(seen, context());
    if (verdict.kind === "stop") return verdict;
    seen = verdict.event ?? seen;
  }
  const handler: EventHandler | undefined = handlers.events.find(({ on }) => on === seen.type);
  return handler ? handler.run(seen, context()) : {};
}

const keyOf = ({ connectionId, conversationId }: ConversationKey) => ({ connectionId, conversationId });
