import { type Message, parseMessage } from "../../shared/chatwoot/message.ts";
import type { Send } from "../../shared/http.ts";
import { asList, asNumber, asRecord, asText } from "../../shared/json.ts";
import type { Inbox } from "../info.ts";

/** Where a customer sits: everything the client API needs in its paths. */
export interface Seat {
  readonly inbox: Inbox;
  readonly sourceId: string;
  readonly conversationId: number;
}

export interface CustomerApi {
  createContact(inbox: Inbox, name: string): Promise<string>;
  createConversation(inbox: Inbox, sourceId: string): Promise<number>;
  listMessages(seat: Seat): Promise<readonly Message[]>;
  post(seat: Seat, text: string, files: readonly File[]): Promise<Message>;
  submit(seat: Seat, messageId: number, answer: object): Promise<Message>;
  shareLocation(seat: Seat, place: Place): Promise<void>;
  tellTyping(seat: Seat, isOn: boolean): Promise<void>;
  tellSeen(seat: Seat): Promise<void>;
}

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly title: string;
}

const contacts = (inbox: Inbox) => `public/api/v1/inboxes/${encodeURIComponent(inbox.identifier)}/contacts`;
const conversations = (inbox: Inbox, sourceId: string) =>
  `${contacts(inbox)}/${encodeURIComponent(sourceId)}/conversations`;
const at = ({ inbox, sourceId, conversationId }: Seat) => `${conversations(inbox, sourceId)}/${conversationId}`;

/** Chatwoot's public client API, which needs no token: the customer's side of a conversation. */
export function createCustomerApi(send: Send): CustomerApi {
  return {
    async createContact(inbox, name) {
      return asText(asRecord(await send(contacts(inbox), { body: { name } })).source_id);
    },
    async createConversation(inbox, sourceId) {
      const created = asRecord(await send(conversations(inbox, sourceId), { body: {} }));
      return asNumber(created.id) ?? 0;
    },
    async listMessages(seat) {
      const list = asList(await send(`${at(seat)}/messages`));
      return list.map((message) => parseMessage(message, seat.conversationId));
    },
    async post(seat, text, files) {
      const options = files.length > 0 ? { form: messageForm(text, files) } : { body: { content: text } };
      return parseMessage(await send(`${at(seat)}/messages`, options), seat.conversationId);
    },
    async submit(seat, messageId, answer) {
      const updated = await send(`${at(seat)}/messages/${messageId}`, { method: "PATCH", body: answer });
      return parseMessage(updated, seat.conversationId);
    },
    async shareLocation({ inbox, sourceId }, { latitude, longitude, title }) {
      const attachment = {
        file_type: "location",
        coordinates_lat: latitude,
        coordinates_long: longitude,
        fallback_title: title,
      };
      await send("sandbox/incoming", { body: { inbox_id: inbox.id, source_id: sourceId, attachments: [attachment] } });
    },
    async tellTyping(seat, isOn) {
      await send(`${at(seat)}/toggle_typing`, { body: { typing_status: isOn ? "on" : "off" } });
    },
    async tellSeen(seat) {
      await send(`${at(seat)}/update_last_seen`, { method: "POST" });
    },
  };
}

function messageForm(text: string, files: readonly File[]): FormData {
  const form = new FormData();
  form.set("content", text);
  for (const file of files) form.append("attachments[]", file);
  return form;
}
