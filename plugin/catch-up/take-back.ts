import type { Directory } from "../accounts/directory.ts";
import type { SeenConversation, SeenMessage } from "../chatwoot/deliveries/seen.ts";
import { renderChange } from "../chatwoot/effects/render-change.ts";
import { readNewestMessages } from "../chatwoot/history.ts";
import type { Conversation, ConversationKey } from "../core/conversation.ts";
import { note } from "../core/effect.ts";
import { isNumber } from "../core/json.ts";
import { conversationMark } from "../core/marks.ts";
import { noteTexts } from "../core/texts/texts.ts";
import { openDraft } from "../core/turn/draft.ts";
import { startConversation } from "../core/turn/start-conversation.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import { afterLastActivity, isPublicReply, type Reader } from "./missed.ts";

/** Once per incident: a lasting outage must not move the conversation to and fro. */
const INCIDENT_MS = 60 * 60_000;
const takenBackAt = conversationMark("taken_back_at", isNumber);

/** Opened without a handoff or an assignment, perhaps before Baton knew the conversation. */
export const looksOpenedByFailure = ({ baton }: Conversation): boolean =>
  baton.holder === "team" && (baton.reason === "opened" || baton.reason === "new_conversation");

interface TakeBackParts {
  readonly turns: TurnStore;
  readonly directory: Pick<Directory, "loadSurroundings">;
  readonly log: Logger;
  readonly now: () => number;
}

interface Opened {
  readonly connectionId: string;
  readonly conversation: SeenConversation;
  readonly reader: Reader;
}

/**
 * When a delivery to the bot fails, Chatwoot opens the pending conversation and writes an activity line. The customer
 * did not ask for an agent then: the bot takes the conversation back, once, and leaves a note.
 */
export function createTakeBack(parts: TakeBackParts) {
  return async ({ connectionId, conversation, reader }: Opened): Promise<boolean> => {
    if (!isLeftAlone(await readNewestMessages(reader, conversation.id))) return false;
    const key = { connectionId, conversationId: conversation.id };
    for (;;) {
      const start = (await parts.turns.find(key)) ?? startFrom(key, conversation);
      const change = start && (await decide(parts, start));
      if (!change) return false;
      if (!(await parts.turns.commit(renderChange(change)))) continue;
      parts.log.warn(key, "taken back after Chatwoot had opened it");
      return true;
    }
  };
}

/** Chatwoot's last line blames the bot, and no agent has answered since. */
const isLeftAlone = (messages: readonly SeenMessage[]): boolean =>
  messages.findLast(({ type }) => type === "activity")?.blamesBot === true &&
  !afterLastActivity(messages).some(isPublicReply);

/** The very first message may be the one whose delivery failed. */
function startFrom(key: ConversationKey, conversation: SeenConversation): Conversation | undefined {
  const { state, accountId } = conversation;
  const at = state?.updatedAt ?? 0;
  return (
    state && startConversation(key, { type: "conversation_changed", accountId, conversation: state, at, changed: [] })
  );
}

async function decide({ directory, now }: TakeBackParts, conversation: Conversation) {
  const { connectionId, inboxId, marks } = conversation;
  if (!looksOpenedByFailure(conversation) || now() - (takenBackAt.read(marks) ?? 0) < INCIDENT_MS) return undefined;
  const surroundings = await directory.loadSurroundings(connectionId, inboxId);
  const draft = openDraft(conversation, { now: now(), ...surroundings });
  draft.mark(takenBackAt.set(now()));
  draft.pass({ type: "returned", at: now(), reason: "system_failure", tellChatwoot: true }, "bot");
  draft.emit([note(noteTexts[surroundings.settings.locale].takenBack)]);
  return draft.finish([]);
}
