import type { Knex } from "knex";
import type { BusinessHours } from "../core/hours.ts";
import { completeSettings, type InboxSettings } from "../core/settings/settings.ts";

export interface Inbox {
  readonly connectionId: string;
  readonly id: number;
  readonly name: string;
  readonly channel: string;
}

export interface InboxFacts {
  readonly settings: InboxSettings;
  /** Chatwoot's own hours of the inbox, as it last told. */
  readonly businessHours: BusinessHours | null;
}

export interface InboxStore {
  list(connectionId: string): Promise<readonly Inbox[]>;
  /** Those that the bot is connected to, as far as Baton knows. */
  listConnectedIds(connectionId: string): Promise<readonly number[]>;
  /** Exactly these are connected; the others keep their settings. */
  setConnected(connectionId: string, inboxIds: readonly number[]): Promise<void>;
  connect(connectionId: string, inboxId: number): Promise<void>;
  /** An inbox that nobody set up has the defaults: a message must never wait for a settings document. */
  load(connectionId: string, inboxId: number): Promise<InboxFacts>;
  saveBusinessHours(connectionId: string, inboxId: number, hours: BusinessHours | null): Promise<void>;
  /** Adds new inboxes and renames known ones; `settings-store.ts` has what they are set to. */
  saveAll(inboxes: readonly Inbox[]): Promise<void>;
}

export function createInboxStore(db: Knex): InboxStore {
  const one = (connectionId: string, inboxId: number) => ({ connection_id: connectionId, inbox_id: inboxId });
  return {
    async list(connectionId) {
      const rows = await db("inboxes").where({ connection_id: connectionId }).orderBy("inbox_id");
      return rows.map((row) => ({ connectionId, id: row.inbox_id, name: row.name, channel: row.channel }));
    },
    async listConnectedIds(connectionId) {
      const ids: string[] = await db("inboxes")
        .where({ connection_id: connectionId, connected: true })
        .pluck("inbox_id");
      return ids.map(Number);
    },
    async setConnected(connectionId, inboxIds) {
      const connected = db.raw("inboxes.inbox_id = any(?)", [[...inboxIds]]);
      await db("inboxes").where({ connection_id: connectionId }).update({ connected });
    },
    async connect(connectionId, inboxId) {
      await db("inboxes").where(one(connectionId, inboxId)).update({ connected: true });
    },
    async load(connectionId, inboxId) {
      const row = await db("inboxes").where(one(connectionId, inboxId)).first("settings", "business_hours");
      return { settings: completeSettings(row?.settings ?? null), businessHours: row?.business_hours ?? null };
    },
    async saveBusinessHours(connectionId, inboxId, hours) {
      await db("inboxes")
        .where(one(connectionId, inboxId))
        .update({ business_hours: hours && JSON.stringify(hours) });
    },
    async saveAll(inboxes) {
      if (inboxes.length === 0) return;
      const rows = inboxes.map(({ connectionId, id, name, channel }) => ({ ...one(connectionId, id), name, channel }));
      await db("inboxes").insert(rows).onConflict(["connection_id", "inbox_id"]).merge(["name", "channel"]);
    },
  };
}
