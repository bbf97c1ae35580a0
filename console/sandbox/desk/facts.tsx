import type { Conversation } from "../../shared/chatwoot/conversation.ts";
import { asText, type JsonRecord } from "../../shared/json.ts";

interface Fact {
  readonly key: string;
  readonly value: string;
}

/** What the bot and the team wrote on the conversation and the customer; nothing when there is nothing. */
export function Facts({ conversation }: { readonly conversation: Conversation }) {
  const { labels, customAttributes, contact } = conversation;
  const facts = [
    ...factsOf(customAttributes),
    ...(contact.email ? [{ key: "e-mail", value: contact.email }] : []),
    ...(contact.phoneNumber ? [{ key: "phone", value: contact.phoneNumber }] : []),
    ...factsOf(contact.customAttributes),
  ];
  if (labels.length === 0 && facts.length === 0) return null;
  return (
    <div class="facts">
      {labels.length > 0 && (
        <ul class="facts__labels" aria-label="Labels">
          {labels.map((label) => (
            <li key={label} class="label">
              {label}
            </li>
          ))}
        </ul>
      )}
      {facts.length > 0 && (
        <dl class="facts__attributes">
          {facts.map(({ key, value }) => (
            <div key={key} class="fact">
              <dt>{key.replace(/_/g, " ")}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function factsOf(attributes: JsonRecord): readonly Fact[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: asText(value) || JSON.stringify(value) }));
}
