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
          <InboxOption
            key={inbox.id}
            inbox={inbox}
            isChosen={inbox.id === customer.inboxId}
            onChoose={() => chat.moveToInbox(inbox.id)}
          />
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

interface InboxOptionProps {
  readonly inbox: Inbox;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function InboxOption({ inbox, isChosen, onChoose }: InboxOptionProps) {
  const { icon, label } = channelTraits(inbox.channelType);
  return (
    <label class="inbox-option">
      <input type="radio" name="inbox" class="visually-hidden" checked={isChosen} onChange={onChoose} />
      <Icon name={icon} />
      <span class="inbox-option__text">
        <strong>{inbox.name}</strong>
        {label !== inbox.name && <span>{label}</span>}
      </span>
    </label>
  );
}
