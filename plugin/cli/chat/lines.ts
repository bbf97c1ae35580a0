import { parseMessageType } from "../../chatwoot/deliveries/source.ts";
import type { PublicMessage } from "../../chatwoot/resources/public-api.ts";

export interface Option {
  readonly title: string;
  readonly value: string;
}

/** A message for a terminal: sender, text, files, cards and numbered options. */
export function linesOf(message: PublicMessage): readonly string[] {
  const name =
    message.sender?.name || (parseMessageType(message.message_type) === "template" ? "automatic message" : "a person");
  const text = message.content?.trim().split("\n") ?? [];
  const [first = "", ...rest] = text;
  const files = (message.attachments ?? []).map(({ file_type, data_url }) => `[${file_type}] ${data_url ?? ""}`.trim());
  const options = optionsOf(message).map(({ title }, index) => `${index + 1}. ${title}`);
  return [
    `${name}: ${first}`.trimEnd(),
    ...[...rest, ...files, ...cardsOf(message), ...options].map((line) => `  ${line}`),
  ];
}

/** The options of a message that the customer can choose by number. */
export function optionsOf({ content_type: type, content_attributes: attributes }: PublicMessage): readonly Option[] {
  if (type !== "input_select" || attributes?.submitted_values) return [];
  return itemsOf(attributes).flatMap(({ title, value }) =>
    typeof title === "string" ? [{ title, value: typeof value === "string" ? value : title }] : [],
  );
}

function cardsOf({ content_type: type, content_attributes: attributes }: PublicMessage): readonly string[] {
  if (type !== "cards" && type !== "article") return [];
  return itemsOf(attributes).map(({ title, description, link }) =>
    [title, description, link].filter((part) => typeof part === "string" && part !== "").join(" — "),
  );
}

function itemsOf(attributes: PublicMessage["content_attributes"]): readonly Readonly<Record<string, unknown>>[] {
  const items = attributes?.items;
  return Array.isArray(items) ? items.filter((item) => typeof item === "object" && item !== null) : [];
}
