import type { Knex } from "knex";
import type { Abilities, Connection } from "../core/connection.ts";
import type { People } from "../core/people.ts";
import { ConfigInvalid } from "../errors.ts";
import type { SecretBox } from "./postgres/secret-box.ts";

const SECRETS = ["botToken", "userToken", "botSecret", "accountSecret", "urlToken"] as const;

export interface ConnectionStore {
  find(id: string): Promise<Connection | undefined>;
  findByAccount(baseUrl: string, accountId: number): Promise<Connection | undefined>;
  list(): Promise<readonly Connection[]>;
  save(connection: Connection): Promise<void>;
  findPeople(id: string): Promise<People | null>;
  savePeople(id: string, people: People): Promise<void>;
}

export function createConnectionStore(db: Knex, box: SecretBox): ConnectionStore {
  const read = (row: ConnectionRow) => toConnection(row, box);
  return {
    async find(id) {
      const row = await db<ConnectionRow>("connections").where({ id }).first();
      return row && read(row);
    },
    async findByAccount(baseUrl, accountId) {
      const row = await db<ConnectionRow>("connections").where({ base_url: baseUrl, account_id: accountId }).first();
      return row && read(row);
    },
    async list() {
      return (await db<ConnectionRow>("connections").orderBy("id")).map(read);
    },
    async findPeople(id) {
      const row = await db("connections").where({ id }).first("people");
      return row?.people ?? null;
    },
    async savePeople(id, people) {
      await db("connections")
        .where({ id })
        .update({ people: JSON.stringify(people) });
    },
    async save(connection) {
      const row = toRow(connection, box);
      await db("connections")
        .insert(row)
        .onConflict("id")
        .merge({ ...row, updated_at: db.fn.now() });
    },
  };
}

interface ConnectionRow {
  id: string;
  base_url: string;
  account_id: number;
  bot_id: number | null;
  bot_name: string;
  secrets: Readonly<Record<string, string | null>>;
  abilities: Abilities;
}

function toConnection(row: ConnectionRow, box: SecretBox): Connection {
  const open = (name: (typeof SECRETS)[number]) => {
    const sealed = row.secrets[name];
    if (!sealed) return null;
    try {
      return box.open(sealed);
    } catch (cause) {
      throw new ConfigInvalid(
        `The secrets of connection ${row.id} were sealed with another BATON_SECRET_KEY. Set the old key, or run: baton setup`,
        { cause },
      );
    }
  };
  return {
    id: row.id,
    baseUrl: row.base_url,
    accountId: row.account_id,
    botId: row.bot_id,
    botName: row.bot_name,
    botToken: open("botToken") ?? "",
    userToken: open("userToken"),
    botSecret: open("botSecret"),
    accountSecret: open("accountSecret"),
    urlToken: open("urlToken") ?? "",
    abilities: row.abilities,
  };
}

function toRow(connection: Connection, box: SecretBox) {
  const sealed = SECRETS.map((name) => [name, connection[name] ? box.seal(connection[name]) : null]);
  return {
    id: connection.id,
    base_url: connection.baseUrl,
    account_id: connection.accountId,
    bot_id: connection.botId,
    bot_name: connection.botName,
    secrets: JSON.stringify(Object.fromEntries(sealed)),
    abilities: JSON.stringify(connection.abilities),
  };
}
