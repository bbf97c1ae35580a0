import { parseMessageType } from "../../chatwoot/deliveries/source.ts";
import type { PublicApi, PublicMessage, PublicPlace } from "../../chatwoot/resources/public-api.ts";
import { type Option, optionsOf } from "./lines.ts";

/** The page size of Chatwoot. */
const PAGE = 20;

/** One conversation from the customer's side. */
export interface Talk {
  /** A number after a choice selects the option with this number, like a button. */
  say(text: string): Promise<void>;
  /** The messages since the last look, oldest first, and the status of the conversation. */
  look(): Promise<Look>;
}

export interface Look {
  readonly messages: readonly PublicMessage[];
  /** Such as `pending` while the bot has the conversation; undefined if Chatwoot does not tell it. */
  readonly status: string | undefined;
}

export async function openTalk(api: PublicApi, name: string): Promise<Talk> {
  const { source_id: contact } = await api.contacts.create({ name });
  const { id: conversation } = await api.conversations.create(contact);
  const place: PublicPlace = { contact, conversation };
  let lastId = 0;
  let offer: { readonly messageId: number; readonly options: readonly Option[] } | undefined;

  return {
    async say(text) {
      const option = /^\d+$/.test(text) ? offer?.options[Number(text) - 1] : undefined;
      if (option && offer) await api.messages.submit(place, { messageId: offer.messageId, values: [option] });
      else await api.messages.create(place, { content: text });
      offer = undefined;
    },
    async look() {
      const messages = await readAfter(api, place, lastId);
      lastId = messages.at(-1)?.id ?? lastId;
      const replies = messages.filter(({ message_type: type }) => parseMessageType(type) !== "incoming");
      for (const message of replies) {
        const options = optionsOf(message);
        offer = options.length > 0 ? { messageId: message.id, options } : undefined;
      }
      const known = await api.conversations.list(contact);
      return { messages: replies, status: known.find(({ id }) => id === conversation)?.status };
    },
  };
}

async function readAfter(api: PublicApi, place: PublicPlace, lastId: number): Promise<readonly PublicMessage[]> {
  let found: readonly PublicMessage[] = [];
  for (;;) {
    const page = await api.messages.list(place, found[0]?.id);
    found = [...page.filter(({ id }) => id > lastId), ...found];
    const [oldest] = page;
    if (page.length < PAGE || !oldest || oldest.id <= lastId) return found;
  }
}
