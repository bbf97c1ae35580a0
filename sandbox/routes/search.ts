import { asPresent } from "../input.ts";
import { contactMatches } from "../serializers/contact.ts";
import { conversationRest } from "../serializers/conversation-rest.ts";
import { articleRest } from "../serializers/help-center.ts";
import { messageRest } from "../serializers/message.ts";
import { contactRest } from "../serializers/people.ts";
import type { Message } from "../state/entities.ts";
import type { World } from "../world.ts";
import { seesConversation } from "./access.ts";
import { articleHasText } from "./help-center.ts";
import { type AccountRoute, type Call, forUsers, paged, pageOf, type UserActor } from "./route.ts";

const PAGE = 15;
const MESSAGE_AGE_MS = 90 * 86_400_000;

export function searchRoutes(world: World): readonly AccountRoute[] {
  const page = <T>(call: Call<UserActor>, items: readonly T[]) => paged(items, pageOf(call), PAGE);
  return [
    forUsers("GET /search/messages", (call) => ({
      payload: { messages: page(call, messages(world, call)).map((message) => messageRest(world, message)) },
    })),
    forUsers("GET /search/conversations", (call) => ({
      payload: {
        conversations: page(call, conversations(world, call)).map((conversation) =>
          conversationRest(world, conversation, call.actor.user),
        ),
      },
    })),
    forUsers("GET /search/contacts", (call) => {
      const text = textOf(call);
      const matching = [...world.store.contacts.values()].filter((contact) => contactMatches(contact, text));
      return { payload: { contacts: page(call, matching).map(contactRest) } };
    }),
    forUsers("GET /search/articles", (call) => {
      const text = textOf(call);
      const matching = [...world.store.articles.values()].filter((article) => articleHasText(article, text));
      return { payload: { articles: page(call, matching).map((article) => articleRest(world, article)) } };
    }),
  ];
}

const textOf = ({ query }: Call<UserActor>) => asPresent(query.q)?.toLowerCase() ?? "";

function messages(world: World, call: Call<UserActor>): Message[] {
  const text = textOf(call);
  const oldest = world.clock.now() - MESSAGE_AGE_MS;
  return [...world.store.messages.values()]
    .filter((message) => {
      if (message.createdAt < oldest || !message.content?.toLowerCase().includes(text)) return false;
      const conversation = world.store.conversations.get(message.conversationId);
      return conversation !== undefined && seesConversation(world, call.actor, conversation);
    })
    .reverse();
}

function conversations(world: World, call: Call<UserActor>) {
  const text = textOf(call);
  return [...world.store.conversations.values()]
    .filter((conversation) => {
      const contact = world.store.contacts.get(conversation.contactId);
      const isMatch = String(conversation.id) === text || (contact !== undefined && contactMatches(contact, text));
      return isMatch && seesConversation(world, call.actor, conversation);
    })
    .reverse();
}
