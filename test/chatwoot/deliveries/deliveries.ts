import { readdirSync, readFileSync } from "node:fs";
import { parseEvent } from "../../../plugin/chatwoot/deliveries/event.ts";
import type { ParseContext } from "../../../plugin/chatwoot/deliveries/source.ts";
import type { BatonEvent } from "../../../plugin/core/event.ts";

/** The bot and a colleague share the id 5 in the fixtures, as they may in Chatwoot. */
export const CONTEXT: ParseContext = { botId: 5, accountId: 3 };

const FOLDER = new URL("../../fixtures/deliveries/", import.meta.url);
const TYPES = ["incoming", "outgoing", "activity", "template"];

type Fields = Record<string, unknown>;

export interface Delivery {
  readonly version: string;
  readonly name: string;
  readonly body: Fields;
  /** What the delivery means, or null for nothing. */
  readonly event: unknown;
}

export function loadDeliveries(): readonly Delivery[] {
  return readdirSync(FOLDER).flatMap((version) =>
    readdirSync(new URL(`${version}/`, FOLDER))
      .filter((file) => !file.endsWith(".event.json"))
      .map((file) => loadDelivery(version, file.replace(".json", ""))),
  );
}

export function loadDelivery(version: string, name: string): Delivery {
  return { version, name, body: read(`${version}/${name}.json`), event: read(`${version}/${name}.event.json`) };
}

function read(file: string) {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
}

interface Changes {
  readonly event?: string;
  /** Of the message, at the top level and in the stored copy. */
  readonly message?: Fields;
  /** Of the stored copy alone. */
  readonly stored?: Fields;
  readonly conversation?: Fields;
  readonly meta?: Fields;
  readonly version?: string;
}

/** A customer's message in the widget, with changes. */
export function aDelivery({ event, message, stored, conversation, meta, version = "4.16.2" }: Changes): Fields {
  const { body } = loadDelivery(version, "message_created_incoming_web_widget");
  const around = body.conversation as Fields;
  const [copy] = around.messages as Fields[];
  const type = message?.message_type;
  const number = typeof type === "string" ? { message_type: TYPES.indexOf(type) } : {};
  return {
    ...body,
    event: event ?? body.event,
    ...message,
    conversation: {
      ...around,
      messages: [{ ...copy, ...message, ...number, ...stored }],
      meta: { ...(around.meta as Fields), ...meta },
      ...conversation,
    },
  };
}

/** The event of a changed delivery; a test that expects none says so itself. */
export function eventOf(changes: Changes, context: ParseContext = CONTEXT): BatonEvent {
  const event = parseEvent(aDelivery(changes), context);
  if (!event) throw new Error("the delivery gave no event");
  return event;
}

export function messageOf(changes: Changes, context: ParseContext = CONTEXT) {
  const event = eventOf(changes, context);
  if (!("message" in event)) throw new Error(`a ${event.type} has no message`);
  return event.message;
}
