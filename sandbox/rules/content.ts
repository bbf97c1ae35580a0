import type { Message } from "../state/entities.ts";
import type { World } from "../world.ts";
import { renderForChannel } from "./markdown.ts";

/** Stored text as a webhook shows it: since 4.13 without the editor's hard breaks, since 4.14.2 without trailing ones. */
export function webhookText(world: World, text: string | null): string | null {
  if (text === null) return null;
  const { hardBreaksNormalized, trailingNewlinesTrimmed } = world.caps;
  const normalized = hardBreaksNormalized ? text.replaceAll("\\\n", "\n") : text;
  return trailingNewlinesTrimmed ? normalized.replace(/\n+$/, "") : normalized;
}

/** Top-level `content` of a message webhook. From 4.9.0 to 4.12.0 it is rendered for the channel, for every sender. */
export function webhookContent(world: World, message: Message): string | null {
  const channel = world.store.inboxes.get(message.inboxId)?.channelType ?? "";
  const text = message.contentType === "input_csat" ? surveyText(world, message, channel) : message.content;
  if (text === null) return null;
  return world.caps.htmlContent ? renderForChannel(channel, text) : webhookText(world, text);
}

/** The widget draws the survey itself; everywhere else the customer gets a link. */
function surveyText(world: World, message: Message, channel: string): string | null {
  if (channel === "Channel::WebWidget") return message.content;
  const uuid = world.store.conversations.get(message.conversationId)?.uuid ?? "";
  return `${message.content ?? ""} ${world.baseUrl}/survey/responses/${uuid}`.trim();
}
