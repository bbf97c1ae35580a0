import { randomBytes } from "node:crypto";
import type { Knex } from "knex";
import { abilitiesOf } from "../../chatwoot/abilities.ts";
import { parseEvent } from "../../chatwoot/deliveries/event.ts";
import type { Connection } from "../../core/connection.ts";
import type { ConversationKey } from "../../core/conversation.ts";
import { openPrivateCopy } from "../../db/postgres/private-copy.ts";
import { openStores, type Stores } from "../../db/stores.ts";
import { ConfigInvalid, NotFound } from "../../errors.ts";
import type { Logger } from "../../telemetry/logger.ts";
import type { FullConfig } from "../open-config.ts";
import { envelopeOf, meaningOf, type Recording, type Replayed, walk } from "./walk.ts";

export interface ReplayParts {
  readonly config: FullConfig;
  readonly stores: Stores;
  readonly db: Knex;
  readonly log: Logger;
  readonly recording: Recording;
  /** Undefined: no Chatwoot is connected, so `rehearse` uses a made-up connection. */
  readonly connection: Connection | undefined;
}

/** The id and version of the made-up connection. */
const STAND_IN = "stand-in";
const STAND_IN_VERSION = "4.16.2";

/** The named connection, else the only one, else the one for the account of the recording. */
export async function chooseConnection(
  stores: Pick<Stores, "connections">,
  recording: Recording,
  wanted: string | undefined,
): Promise<Connection | undefined> {
  const all = await stores.connections.list();
  const ids = all.map(({ id }) => id).join(", ") || "none";
  if (wanted !== undefined) {
    const found = all.find(({ id }) => id === wanted);
    if (!found) throw new NotFound(`There is no connection ${wanted}; there are: ${ids}`);
    return found;
  }
  if (all.length < 2) return all[0];
  const accountId = accountOf(recording);
  const [match, another] = all.filter((connection) => connection.accountId === accountId);
  if (!match || another) throw new ConfigInvalid(`Name the connection of this delivery with --connection: ${ids}`);
  return match;
}

/** Processes the delivery on a private copy and sends nothing. */
export async function rehearse(
  parts: ReplayParts,
  options: { readonly isFresh: boolean; readonly version: string | undefined },
): Promise<Replayed> {
  const copy = await openPrivateCopy(parts.config.DATABASE_URL);
  try {
    const stores = openStores(copy.db, parts.config.BATON_SECRET_KEY);
    // A recording may come from another installation: on the private copy its account is the connection's.
    const chosen = parts.connection ?? standIn(parts.recording);
    const stored = { ...chosen, accountId: accountOf(parts.recording) ?? chosen.accountId };
    const connection = options.version ? { ...stored, abilities: abilitiesOf(options.version) } : stored;
    const { key, contactId, messageId } = readSubject(parts.recording, connection);
    if (key && !options.isFresh) await copy.fill(key, contactId);
    await stores.connections.save(connection);
    if (messageId !== null) await copy.forget(messageId);
    return await walk({ ...parts, stores, db: copy.db, connection }, copy);
  } finally {
    await copy.close();
  }
}

/** Stores and settles the delivery and sends its effects to Chatwoot. */
export async function resend(parts: ReplayParts): Promise<Replayed> {
  const { connection } = parts;
  if (!connection) throw new NotFound("No Chatwoot is connected, so the delivery cannot be sent. Run: baton setup");
  return walk({ ...parts, connection }, null);
}

const accountOf = ({ payload }: Recording): number | null | undefined =>
  parseEvent(payload, { botId: null, accountId: null })?.accountId;

function standIn(recording: Recording): Connection {
  const urlToken = randomBytes(12).toString("base64url");
  return {
    id: STAND_IN,
    baseUrl: "http://stand-in.invalid",
    accountId: accountOf(recording) ?? 1,
    botId: null,
    botName: "Baton",
    botToken: "",
    userToken: null,
    botSecret: null,
    accountSecret: null,
    urlToken,
    abilities: abilitiesOf(STAND_IN_VERSION),
  };
}

interface RecordingSubject {
  readonly key: ConversationKey | null;
  readonly contactId: number | null;
  /** The id of a message that is new in this delivery. */
  readonly messageId: number | null;
}

function readSubject(recording: Recording, connection: Connection): RecordingSubject {
  const { event: name, conversationId, messageId } = envelopeOf(recording);
  const event = meaningOf(recording, connection);
  return {
    key: conversationId === null ? null : { connectionId: connection.id, conversationId },
    contactId: event?.conversation.contact?.id ?? null,
    messageId: name === "message_created" ? messageId : null,
  };
}
