import { randomBytes } from "node:crypto";
import { asFlag, asObject, asText, asTexts, type JsonObject } from "../input.ts";
import type { Conversation, Inbox } from "../state/entities.ts";
import type { World } from "../world.ts";
import { messagesOf } from "./timeline.ts";

export type NativeMessage = { readonly inbox: Inbox; readonly sourceId: string; readonly body: JsonObject };

const QUOTE_START = /^(>|On .+ wrote:$|Em .+ escreveu:$|-{2,}\s*(Original Message|Mensagem original))/;

/** The text above the quoted history. Chatwoot files it under the misleading name `quoted`. */
function newText(text: string): string {
  const rows = text.split("\n");
  const cut = rows.findIndex((row) => QUOTE_START.test(row.trim()));
  return (cut < 0 ? rows : rows.slice(0, cut)).join("\n").trim();
}

/** `content_attributes` of a received mail; what the caller gives under `email` wins. */
export function emailAttributes(world: World, { inbox, sourceId, body }: NativeMessage): JsonObject {
  const given = asObject(body.content_attributes) ?? {};
  const own = asObject(given.email) ?? {};
  const text = asText(body.content) ?? "";
  const fresh = newText(text);
  const html = `<div>${text.replaceAll("<", "&lt;").replaceAll("\n", "<br>")}</div>`;
  return {
    email: {
      bcc: null,
      cc: null,
      content_type: "text/plain; charset=UTF-8",
      date: new Date(world.clock.now()).toISOString(),
      from: [sourceId],
      headers: null,
      html_content: { full: html, reply: text, quoted: fresh },
      in_reply_to: null,
      message_id: `${randomBytes(8).toString("hex")}@mail.example.com`,
      multipart: false,
      number_of_attachments: Array.isArray(body.attachments) ? body.attachments.length : 0,
      references: [],
      subject: asText(given.subject) ?? "",
      text_content: { full: text, reply: text, quoted: fresh },
      to: [asText(inbox.channel.email) ?? "inbox@example.com"],
      auto_reply: asFlag(own.auto_reply) ?? false,
      ...own,
    },
    cc_email: given.cc_email ?? null,
    bcc_email: given.bcc_email ?? null,
  };
}

/** The conversation whose mail this one answers. */
export function findReplied(
  world: World,
  own: readonly Conversation[],
  attributes: JsonObject,
): Conversation | undefined {
  const email = asObject(attributes.email) ?? {};
  const answered = new Set([asText(email.in_reply_to), ...asTexts(email.references)].filter((id) => id !== undefined));
  if (answered.size === 0) return undefined;
  return own.findLast((conversation) =>
    messagesOf(world, conversation).some(({ sourceId }) => sourceId !== null && answered.has(sourceId)),
  );
}
