import type { Chatwoot } from "../chatwoot/chatwoot.ts";
import type { RestAttributeDefinition } from "../chatwoot/resources/custom-attributes.ts";
import type { Connection } from "../core/connection.ts";
import { withoutSecrets } from "../core/settings/secrets.ts";
import type { SettingsDocument } from "../core/settings/settings.ts";
import type { CurrentSettings } from "../db/settings-store.ts";
import type { Stores } from "../db/stores.ts";
import { type Preset, presetSchema } from "./preset/schema.ts";

interface ExportParts {
  readonly stores: Pick<Stores, "settings">;
  readonly connection: Connection;
  /** With the token of a user. */
  readonly chatwoot: Chatwoot;
}

export type ExportedSetup = Omit<Preset, "conversations">;

/** A whole connection as one set-up file: what Chatwoot calls things, and what every inbox is set to. No secrets. */
export async function exportSetup({ stores, connection, chatwoot }: ExportParts): Promise<ExportedSetup> {
  const [teams, labels, ofConversations, ofContacts, inboxes] = await Promise.all([
    chatwoot.teams.list(),
    chatwoot.labels.list(),
    chatwoot.customAttributes.list("conversation_attribute"),
    chatwoot.customAttributes.list("contact_attribute"),
    stores.settings.list(connection.id),
  ]);
  const definitions = new Map([...ofConversations, ...ofContacts].map((definition) => [definition.id, definition]));
  return {
    bot: connection.botName,
    teams: teams.map(({ name, description }) => ({ name, description: description ?? "" })),
    labels: labels.map(({ title, description, color }) => ({
      title,
      description: description ?? "",
      color: color ?? "#1f93ff",
    })),
    attributes: [...definitions.values()].flatMap(toAttribute),
    settings: {},
    inboxes: Object.fromEntries(inboxes.map((inbox) => [keyOf(inbox, inboxes), documentOf(inbox)])),
  };
}

/** Two inboxes may have one name; then the number tells them apart. */
export function keyOf({ name, inboxId }: CurrentSettings, all: readonly CurrentSettings[]): string {
  return all.filter((other) => other.name === name).length === 1 ? name : `${name} (${inboxId})`;
}

const documentOf = ({ document }: CurrentSettings): SettingsDocument => withoutSecrets(document);

const TYPES: readonly string[] = presetSchema.properties.attributes.items.properties.type.enum;

function toAttribute(definition: RestAttributeDefinition): readonly Preset["attributes"][number][] {
  const type = TYPES.find((known) => known === definition.attribute_display_type);
  if (!isType(type)) return [];
  return [
    {
      key: definition.attribute_key,
      name: definition.attribute_display_name,
      type,
      model: definition.attribute_model === "contact_attribute" ? "contact" : "conversation",
      description: definition.attribute_description ?? "",
    },
  ];
}

const isType = (type: string | undefined): type is Preset["attributes"][number]["type"] => type !== undefined;
