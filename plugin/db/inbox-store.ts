import type { Knex } from "knex";
import { completeSettings, type InboxSettings, type SettingsDocument } from "../core/settings.ts";

export interface Inbox {
  readonly connectionId: string;
  readonly id: number;
  readonly name: string;
  readonly channel: string;
}

export interface InboxStore {
  list(connectionId: string): Promise<readonly Inbox[]>;
  /** An inbox that nobody set up has the defaults: a message must never wait for a settings document. */
  loadSettings(connectionId: string, inboxId: number): Promise<InboxSettings>;
  /** Adds new inboxes and renames known ones; settings stay as they are. */
  saveAll(inboxes: readonly Inbox[]): Promise<void>;
  saveSettings(connectionId: string, inboxId: number, settings: SettingsDocument): Promise<void>;
}

export function createInboxStore(db: Knex): InboxStore {
  const one = (connectionId: string, inboxId: number) => ({ connection_id: connectionId, inbox_id: inboxId });
  return {
    async list(connectionId) {
      const rows = await db("inboxes").where({ connection_id: connectionId }).orderBy("inbox_id");
      return rows.map((row) => ({ connectionId, id: row.inbox_id, name: row.name, channel: row.channel }));
    },
    async loadSettings(connectionId, inboxId) {
      const row = await db("inboxes").where(one(connectionId, inboxId)).first("settings");
      return completeSettings(row?.settings ?? null);
    },
    async saveAll(inboxes) {
      if (inboxes.length === 0) return;
      const rows = inboxes.map(({ connectionId, id, name, channel }) => ({ ...one(connectionId, id), name, channel }));
      await db("inboxes").insert(rows).onConflict(["connection_id", "inbox_id"]).merge(["name", "channel"]);
    },
    async saveSettings(connectionId, inboxId, settings) {
      await db("inboxes")
        .where(one(connectionId, inboxId))
        .update({
          settings: JSON.stringify(settings),
          settings_version: db.raw("settings_version + 1"),
          updated_at: db.fn.now(),
        });
    },
  };
}
