import type { Knex } from "knex";
import { diffSettings, type SettingsChange } from "../core/settings/diff.ts";
import { errorsIn, findSettingsProblems } from "../core/settings/problems.ts";
import type { SettingsDocument } from "../core/settings/settings.ts";
import { Conflict, NotFound, SettingsInvalid } from "../errors.ts";

export interface InboxKey {
  readonly connectionId: string;
  readonly inboxId: number;
}

export interface CurrentSettings extends InboxKey {
  readonly name: string;
  readonly channel: string;
  readonly document: SettingsDocument;
  /** Counts saves; 0: the settings were never saved and all defaults hold. */
  readonly version: number;
  readonly author: string | null;
  readonly at: number | null;
}

export interface SettingsVersion {
  readonly version: number;
  readonly document: SettingsDocument;
  /** Compared with the version before. */
  readonly changes: readonly SettingsChange[];
  readonly author: string;
  /** The version that this version restored. */
  readonly restoredVersion: number | null;
  readonly at: number;
}

export interface SaveOptions {
  /** Such as `setup`, `cli:maria` or `person:7 Alice Prado`. */
  readonly author: string;
  /** The save is refused when another version is current. */
  readonly expectedVersion?: number | undefined;
}

export interface Saved {
  readonly version: number;
  /** Empty when the document equals the current one; no version was made then. */
  readonly changes: readonly SettingsChange[];
}

export interface Save extends InboxKey, SaveOptions {
  readonly document: SettingsDocument;
}

/** The one way to change settings. A saved document has been checked and applies from the next turn everywhere. */
export interface SettingsStore {
  list(connectionId: string): Promise<readonly CurrentSettings[]>;
  load(key: InboxKey): Promise<CurrentSettings>;
  save(key: InboxKey, document: SettingsDocument, options: SaveOptions): Promise<Saved>;
  /** All of them or, when one is refused, none. */
  saveAll(saves: readonly Save[]): Promise<readonly Saved[]>;
  /** Saves the content of an earlier version as a new version. */
  rollBack(key: InboxKey, version: number, options: SaveOptions): Promise<Saved>;
  /** Newest first. */
  listHistory(key: InboxKey, page: { limit: number; before?: number | undefined }): Promise<readonly SettingsVersion[]>;
  /** The content of a version; version 0 is empty. */
  loadDocument(key: InboxKey, version: number): Promise<SettingsDocument>;
}

export function createSettingsStore(db: Knex): SettingsStore {
  return {
    list: (connectionId) => selectCurrent(db, { "inboxes.connection_id": connectionId }),
    load: (key) => loadCurrent(db, key),
    async save(key, document, options) {
      const [saved] = await saveAll(db, [{ ...key, ...options, document }]);
      return saved ?? refuseUnknown(key);
    },
    saveAll: (saves) => saveAll(db, saves),
    async rollBack(key, version, options) {
      const document = await loadDocument(db, key, version);
      refuseWrong(document);
      return db.transaction((trx) => write(trx, { ...key, ...options, document }, version));
    },
    async listHistory(key, { limit, before }) {
      const query = db("settings_history").where(columns(key)).orderBy("version", "desc").limit(limit);
      const rows = await (before === undefined ? query : query.where("version", "<", before));
      return rows.map(toVersion);
    },
    loadDocument: (key, version) => loadDocument(db, key, version),
  };
}

async function loadCurrent(db: Knex, key: InboxKey): Promise<CurrentSettings> {
  const { connectionId, inboxId } = key;
  const [current] = await selectCurrent(db, { "inboxes.connection_id": connectionId, "inboxes.inbox_id": inboxId });
  return current ?? refuseUnknown(key);
}

async function loadDocument(db: Knex, key: InboxKey, version: number): Promise<SettingsDocument> {
  const { version: newest } = await loadCurrent(db, key);
  if (version === 0) return {};
  const row = await db("settings_history")
    .where({ ...columns(key), version })
    .first("document");
  if (row) return row.document;
  throw new NotFound(`Inbox ${key.inboxId} has no version ${version} of its settings; the newest is ${newest}`);
}

async function saveAll(db: Knex, saves: readonly Save[]): Promise<readonly Saved[]> {
  for (const { document } of saves) refuseWrong(document);
  return db.transaction(async (trx) => {
    const saved = new Map<Save, Saved>();
    // Saved one after the other in a fixed order, so that two saves of the same inboxes never wait for each other.
    for (const save of saves.toSorted(byInbox)) saved.set(save, await write(trx, save, null));
    return saves.flatMap((save) => saved.get(save) ?? []);
  });
}

const columns = ({ connectionId, inboxId }: InboxKey) => ({ connection_id: connectionId, inbox_id: inboxId });

const byInbox = (a: InboxKey, b: InboxKey) => (nameOf(a) < nameOf(b) ? -1 : 1);
const nameOf = ({ connectionId, inboxId }: InboxKey) => `${connectionId}/${inboxId}`;

async function selectCurrent(db: Knex, where: Readonly<Record<string, unknown>>): Promise<readonly CurrentSettings[]> {
  const rows = await db("inboxes")
    .leftJoin("settings_history", function joinNewest() {
      this.on("settings_history.connection_id", "inboxes.connection_id")
        .andOn("settings_history.inbox_id", "inboxes.inbox_id")
        .andOn("settings_history.version", "inboxes.settings_version");
    })
    .where(where)
    .orderBy("inboxes.inbox_id")
    .select("inboxes.*", "settings_history.author", "settings_history.at");
  return rows.map((row) => ({
    connectionId: row.connection_id,
    inboxId: row.inbox_id,
    name: row.name,
    channel: row.channel,
    document: row.settings,
    version: row.settings_version,
    author: row.author,
    at: row.at?.getTime() ?? null,
  }));
}

/** The row is locked from reading to writing, so of two saves on the same version only one writes the next. */
async function write(trx: Knex, save: Save, restoredVersion: number | null): Promise<Saved> {
  const { document, author, expectedVersion } = save;
  const inbox = await trx("inboxes").where(columns(save)).forUpdate().first("settings", "settings_version");
  if (!inbox) return refuseUnknown(save);
  const current: number = inbox.settings_version;
  if (expectedVersion !== undefined && expectedVersion !== current) throw conflict(save, current);
  const changes = diffSettings(inbox.settings, document);
  if (changes.length === 0) return { version: current, changes };
  const version = current + 1;
  const settings = JSON.stringify(document);
  await trx("inboxes").where(columns(save)).update({ settings, settings_version: version, updated_at: trx.fn.now() });
  const row = { ...columns(save), version, document: settings, changes: JSON.stringify(changes), author };
  await trx("settings_history").insert({ ...row, restored_version: restoredVersion });
  return { version, changes };
}

function toVersion(row: {
  version: number;
  document: SettingsDocument;
  changes: readonly SettingsChange[];
  author: string;
  restored_version: number | null;
  at: Date;
}): SettingsVersion {
  const { version, document, changes, author, restored_version: restoredVersion, at } = row;
  return { version, document, changes, author, restoredVersion, at: at.getTime() };
}

function refuseWrong(document: SettingsDocument): void {
  const errors = errorsIn(findSettingsProblems(document));
  if (errors.length > 0) throw new SettingsInvalid(errors);
}

function refuseUnknown({ connectionId, inboxId }: InboxKey): never {
  throw new NotFound(`There is no inbox ${inboxId} in connection ${connectionId}`);
}

function conflict({ inboxId, expectedVersion }: Save, current: number): Conflict {
  const text = `Somebody else has changed inbox ${inboxId}: its settings are at version ${current}, not ${expectedVersion}. Read them again and repeat your change`;
  return new Conflict(text, current);
}
