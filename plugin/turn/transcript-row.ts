import type { RestMessage } from "../chatwoot/resources/rest-message.ts";
import type { Effect } from "../core/effect.ts";
import type { Message } from "../core/event.ts";

/** The bot's message as the transcript keeps it, made from what was sent and Chatwoot's answer. */
export function transcriptRow(
  sent: RestMessage,
  made: { effect: Effect; effectId: string; botId: number | null },
): unknown {
  const { effect, effectId, botId } = made;
  const createdAt = sent.created_at * 1000;
  const message: Message = {
    id: sent.id,
    text: "text" in effect ? effect.text : "",
    contentType: sent.content_type,
    private: sent.private,
    author: { kind: "bot", id: botId, name: sent.sender?.name ?? "" },
    createdAt,
    attachments: [],
    inReplyTo: null,
    effectId,
    autoReply: false,
    choices: effect.kind === "choice" ? effect.choices : [],
  };
  const at = new Date(createdAt).toISOString();
  return {
    message_id: sent.id,
    created_month: `${at.slice(0, 7)}-01`,
    created_at: at,
    author_id: botId,
    private: sent.private,
    message,
  };
}
