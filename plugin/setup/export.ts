import type { Chatwoot } from "../chatwoot/chatwoot.ts";
import type { RestAttributeDefinition } from "../chatwoot/resources/custom-attributes.ts";
import type { Connection } from "../core/connection.ts";
import { withoutSecrets } from "../core/settings/secrets.ts";
import type { CurrentSettings } from "../db/settings-store.ts";
import type { Stores } from "../db/stores.ts";
import { type Preset, presetSchema } from "./preset/schema.ts";

interface ExportParts {
  readonly stores: Pick<Stores, "settings">;
  readonly connection: Connection;
  /** A client with a user token. */
  readonly chatwoot: Chatwoot;
}

export type ExportedSetup = Omit<Preset, "conversations">;

/** A whole connection as one set-up file: teams, labels, attributes and the settings of every inbox, without secrets. */
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
    inboxes: Object.fromEntries(inboxes.map((inbox) => [keyOf(inbox, inboxes), withoutSecrets(inbox.document)])),
  };
}

/** The name of an inbox; with its number if another inbox has the same name. */
export function keyOf({ name, inboxId }: CurrentSettings, all: readonly CurrentSettings[]): string {
  return all.filter((other) => other.name === name).length === 1 ? name : `${name} (${inboxId})`;
}

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
