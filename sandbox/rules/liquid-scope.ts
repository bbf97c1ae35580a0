import type { Conversation, Message } from "../state/entities.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import type { LiquidScope } from "./liquid.ts";

const firstName = (name: string) => name.split(/\s+/)[0] ?? "";
const lastName = (name: string) => name.split(/\s+/).slice(1).join(" ");
const capitalized = (name: string) =>
  name.replace(/\S+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());

/** What `{{ }}` in a message text can name. `agent` is whoever sends the message, a bot included. */
export function liquidScope(world: World, conversation: Conversation, sender: Message["sender"]): LiquidScope {
  const { store } = world;
  const contact = store.contacts.get(conversation.contactId);
  const user = sender?.type === "User" ? store.users.get(sender.id) : undefined;
  const bot = sender?.type === "AgentBot" ? store.bots.get(sender.id) : undefined;
  const contactName = capitalized(contact?.name ?? "");
  const agentName = user?.name ?? bot?.name ?? "";
  return {
    contact: {
      name: contactName,
      first_name: firstName(contactName),
      last_name: lastName(contactName),
      email: contact?.email ?? "",
      phone_number: contact?.phoneNumber ?? "",
      custom_attribute: contact?.customAttributes ?? {},
    },
    agent: {
      name: agentName,
      first_name: firstName(agentName),
      last_name: lastName(agentName),
      email: user?.email ?? "",
    },
    conversation: {
      display_id: conversation.id,
      contact_name: contactName,
      custom_attribute: conversation.customAttributes,
    },
    inbox: { name: store.inboxes.get(conversation.inboxId)?.name ?? "" },
    account: { name: store.accounts.get(ACCOUNT_ID)?.name ?? "" },
  };
}
