import { wishHandoff } from "../core/baton/handoff.ts";
import type { ConversationKey } from "../core/conversation.ts";
import { nobodyKnown } from "../core/people.ts";
import { defaultSettings } from "../core/settings/settings.ts";
import { openDraft } from "../core/turn/draft.ts";
import type { TicketStore } from "../db/ticket-store.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import { changeConversation } from "./change-conversation.ts";

interface GiveUpParts {
  readonly turns: TurnStore;
  readonly tickets: TicketStore;
  readonly log: Logger;
  readonly now: () => number;
}

/** A dead letter: the operator gets a ticket, and the customer a person, who is told what did not get through. */
export function createGiveUp({ turns, tickets, log, now }: GiveUpParts) {
  return async (key: ConversationKey, failed: { effectId: string; kind: string; error: string }): Promise<void> => {
    if (failed.kind === "typing") return;
    const { connectionId, conversationId } = key;
    log.error({ connectionId, conversationId, ...failed }, "effect given up");
    const detail = { effect: failed.effectId, kind: failed.kind, error: failed.error };
    await tickets.open({
      connectionId,
      conversationId,
      kind: "effect",
      title: `Could not be sent to Chatwoot: ${failed.kind}`,
      detail,
    });
    await changeConversation(turns, key, (conversation) => {
      if (conversation.baton.holder !== "bot") return null;
      const draft = openDraft(conversation, {
        now: now(),
        settings: defaultSettings,
        hours: null,
        people: nobodyKnown,
      });
      const remark = `The bot could not deliver its last step (${failed.kind}: ${failed.error}).`;
      draft.wish(wishHandoff("error", { remark }));
      return draft.finish([]);
    });
  };
}
