import { htmlToText, looksLikeHtml, looksRendered } from "./html-to-text.ts";
import { fieldOf, type MessageSource } from "./source.ts";
import { isObject, objectOf, textOf, wordsOf } from "./value.ts";

const HTML_CHANNELS: ReadonlySet<string> = new Set(["Channel::WebWidget", "Channel::Email"]);
const TELEGRAM_TAG = /<\/?(?:b|strong|i|em|u|s|code|pre|a)\b[^<>]*>|&(?:lt|gt|amp|quot|#39);/;

/**
 * The words of a message as they were typed. Versions 4.9.0 to 4.12.0 send `content` rendered for the channel; the
 * stored text is in the conversation's last message, when that is the same message.
 */
export function messageText(source: MessageSource): string {
  return tidy(newEmailText(source) ?? textOf(source.stored.content) ?? webhookText(source));
}

function webhookText(source: MessageSource): string {
  const content = textOf(source.raw.content) ?? "";
  if (!source.mayBeRendered) return content;
  const { channel } = source.state;
  const isCertain = source.context.contentIsRendered === true;
  if (channel === "Channel::Telegram" && isCertain && TELEGRAM_TAG.test(content)) {
    return htmlToText(content, { keepLines: true });
  }
  const hasTrace = isCertain || content.endsWith("\n");
  return HTML_CHANNELS.has(channel) && hasTrace && looksRendered(content) ? htmlToText(content) : content;
}

/** `content` of a mail holds the whole quoted history; the new part is, confusingly, under `quoted`. */
function newEmailText(source: MessageSource): string | null {
  const { email } = objectOf(fieldOf(source, "content_attributes"));
  if (source.type !== "incoming" || !isObject(email)) return null;
  const html = wordsOf(objectOf(email.html_content).quoted);
  return (
    wordsOf(objectOf(email.text_content).quoted) ??
    (html !== null && looksLikeHtml(html) ? wordsOf(htmlToText(html)) : html) ??
    wordsOf(source.stored.processed_message_content)
  );
}

/** The editor's hard break: until 4.13 a backslash before the line end, until 4.14.2 line ends behind the text. */
function tidy(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\\\n", "\n").trimEnd();
}
