import type { Chatwoot } from "../chatwoot/chatwoot.ts";
import type { ConversationKey } from "../core/conversation.ts";
import { note } from "../core/effect.ts";
import type { TurnStore } from "../db/turn-store.ts";
import type { Logger } from "../logger.ts";
import { changeConversation } from "./change-conversation.ts";
import type { Directory } from "./directory.ts";
import { openDraft } from "./draft.ts";

const ACTIVITY = 2;
/** Chatwoot's line, in whatever language: an error, with the bot. */
const BLAMES_THE_BOT = /(?=.*\berr)(?=.*\b(?:bot|rob[oôó]t?)\b)/is;
/** Once per incident: an outage that lasts must not play ping-pong with Chatwoot. */
const INCIDENT_MS = 60 * 60_000;

interface TakeBackParts {
  readonly turns: TurnStore;
  readonly directory: Directory;
  readonly log: Logger;
  readonly now: () => number;
}

/**
 * When a delivery to the bot fails, Chatwoot opens the pending conversation and says so in an activity line. Nobody asked
 * for a person then: the bot takes it back, once, and leaves a note.
 */
export function createTakeBack({ turns, directory, log, now }: TakeBackParts) {
  return async (key: ConversationKey, reader: Chatwoot): Promise<boolean> => {
    const { payload } = await reader.messages.list(key.conversationId);
    const lastLine = payload.filter(({ message_type }) => message_type === ACTIVITY).at(-1);
    if (!lastLine || !BLAMES_THE_BOT.test(lastLine.content ?? "")) return false;
    const { connectionId, conversationId } = key;
    const surroundings = await directory.loadSurroundings(connectionId, (await turns.find(key))?.inboxId ?? 0);
    const taken = await changeConversation(turns, key, (conversation) => {
      const { baton, marks } = conversation;
      const lastTime = typeof marks.taken_back_at === "number" ? marks.taken_back_at : 0;
      if (baton.holder !== "team" || baton.reason !== "opened" || now() - lastTime < INCIDENT_MS) return null;
      const draft = openDraft(conversation, { now: now(), ...surroundings });
      draft.mark({ taken_back_at: now() });
      draft.pass({ type: "returned", at: now(), reason: "system_failure", tellChatwoot: true }, "bot");
      draft.emit([
        note("Chatwoot opened this conversation because it could not reach Baton. Baton is back and goes on."),
      ]);
      return draft.finish([]);
    });
    if (taken) log.warn({ connectionId, conversationId }, "taken back after Chatwoot had opened it");
    return taken;
  };
}
