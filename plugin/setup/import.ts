import type { Chatwoot } from "../chatwoot/chatwoot.ts";
import type { Connection } from "../core/connection.ts";
import { diffSettings, type SettingsChange } from "../core/settings/diff.ts";
import { withSecretsOf } from "../core/settings/secrets.ts";
import type { CurrentSettings, Save } from "../db/settings-store.ts";
import type { Stores } from "../db/stores.ts";
import { NotFound } from "../errors.ts";
import { closest } from "../language/closest.ts";
import { keyOf } from "./export.ts";
import { settingsFor } from "./preset/problems.ts";
import type { Preset } from "./preset/schema.ts";
import type { PlanStep } from "./provision/step.ts";
import { planVocabulary } from "./provision/vocabulary.ts";

interface ImportParts {
  readonly stores: Pick<Stores, "settings">;
  readonly connection: Connection;
  /** A client with an administrator's token. */
  readonly chatwoot: Chatwoot;
  /** A checked preset. */
  readonly preset: Preset;
  readonly author: string;
}

export interface PreparedImport {
  /** The sentences of the steps that create something in Chatwoot. */
  readonly creates: readonly string[];
  readonly inboxes: readonly { readonly name: string; readonly changes: readonly SettingsChange[] }[];
  /** Creates teams, labels and attributes, then saves the settings of all inboxes in one transaction. */
  apply(): Promise<void>;
}

/** Prepares the import of a set-up file. An inbox that the file does not name keeps its settings. */
export async function prepareImport({
  stores,
  connection,
  chatwoot,
  preset,
  author,
}: ImportParts): Promise<PreparedImport> {
  const known = await stores.settings.list(connection.id);
  const saves = targetsOf(preset, known).map(({ inbox, key }): Save & { current: CurrentSettings } => ({
    connectionId: inbox.connectionId,
    inboxId: inbox.inboxId,
    document: withSecretsOf(inbox.document, settingsFor(preset, key)),
    author,
    expectedVersion: inbox.version,
    current: inbox,
  }));
  const steps: readonly PlanStep[] = await planVocabulary({ chatwoot }, preset);
  const missing = steps.filter(({ kind }) => kind === "create");
  return {
    creates: missing.map(({ sentence }) => sentence),
    inboxes: saves.map(({ current, document }) => ({
      name: current.name,
      changes: diffSettings(current.document, document),
    })),
    async apply() {
      for (const step of missing) await step.run({ bot: undefined, webhook: undefined, connected: [] });
      await stores.settings.saveAll(saves);
    },
  };
}

interface ImportTarget {
  readonly inbox: CurrentSettings;
  /** The name of the inbox in the file. */
  readonly key: string;
}

/** The inboxes to save. A file with settings that names no inbox means all inboxes. */
function targetsOf({ inboxes, settings }: Preset, known: readonly CurrentSettings[]): readonly ImportTarget[] {
  const keys = Object.keys(inboxes);
  if (keys.length === 0 && Object.keys(settings).length === 0) return [];
  if (keys.length === 0) return known.map((inbox) => ({ inbox, key: inbox.name }));
  const names = known.map((inbox) => keyOf(inbox, known));
  const strange = keys.filter((key) => !names.includes(key));
  if (strange.length > 0) throw new NotFound(unknownInboxes(strange, names));
  return known.flatMap((inbox) => {
    const key = keyOf(inbox, known);
    return keys.includes(key) ? [{ inbox, key }] : [];
  });
}

function unknownInboxes(strange: readonly string[], names: readonly string[]): string {
  const lines = strange.map((key) => {
    const likely = closest(key, names);
    return `\n- ${key}${likely === undefined ? "" : `; did you mean ${likely}?`}`;
  });
  return `This connection has no such inboxes, so nothing was imported:${lines.join("")}\nIt has: ${names.join(", ") || "none"}`;
}
