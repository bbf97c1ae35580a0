import { Icon } from "../../shared/icon.tsx";
import type { Inbox } from "../info.ts";
import { channelTraits } from "./channels.ts";
import type { Chat } from "./chat.ts";
import type { Customer } from "./customers.ts";
import "./chat-welcome.css";

interface ChatWelcomeProps {
  readonly chat: Chat;
  readonly customer: Customer;
  readonly inboxes: readonly Inbox[];
}

/** Things customers of the demo shop ask: from the knowledge, for a person, and one that needs a lookup. */
const STARTERS = [
  "Oi! Qual é o prazo de entrega?",
  "Quero trocar uma blusa que ficou pequena",
  "Onde está o meu pedido?",
  "Quero falar com uma pessoa",
] as const;

export function ChatWelcome({ chat, customer, inboxes }: ChatWelcomeProps) {
  return (
    <div class="welcome">
      <p class="welcome__lead">
        Write as <strong>{customer.name}</strong>; the bot answers. Then answer from the desk and see it go quiet.
      </p>
      <fieldset class="welcome__inboxes">
        <legend>Writes from</legend>
        {inboxes.map((inbox) => (
          <label key={inbox.id} class="inbox-option">
            <input
              type="radio"
              name="inbox"
              class="visually-hidden"
              checked={inbox.id === customer.inboxId}
              onChange={() => chat.moveToInbox(inbox.id)}
            />
            <Icon name={channelTraits(inbox.channelType).icon} />
            <span class="inbox-option__text">
              <strong>{inbox.name}</strong>
              <span>{channelTraits(inbox.channelType).label}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="welcome__starters">
        <h3>Say something</h3>
        <ul lang="pt-BR">
          {STARTERS.map((text) => (
            <li key={text}>
              <button type="button" class="starter" onClick={() => chat.send(text, [])}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
