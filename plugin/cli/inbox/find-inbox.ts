import type { Connection } from "../../core/connection.ts";
import type { CurrentSettings } from "../../db/settings-store.ts";
import type { Stores } from "../../db/stores.ts";
import { NotFound } from "../../errors.ts";

type InboxStores = Pick<Stores, "connections" | "settings">;

/** The connection with this id; without an id the only connection. */
export async function findConnection({ connections }: InboxStores, id: string | undefined): Promise<Connection> {
  const all = await connections.list();
  const [only, ...others] = all;
  if (!only) throw new NotFound("No Chatwoot is connected yet. Run: baton setup");
  if (id === undefined && others.length === 0) return only;
  const names = all.map((connection) => connection.id).join(", ");
  if (id === undefined) throw new NotFound(`There are several connections; name one with --connection: ${names}`);
  const found = all.find((connection) => connection.id === id);
  if (found) return found;
  throw new NotFound(`There is no connection ${id}; there are: ${names}`);
}

/** An inbox by its number or name, in the given connection; without one, in the only connection that has it. */
export async function findInbox(
  stores: InboxStores,
  wanted: string,
  connectionId: string | undefined,
): Promise<CurrentSettings> {
  const connections = connectionId === undefined ? await stores.connections.list() : [{ id: connectionId }];
  const inboxes = (await Promise.all(connections.map(({ id }) => stores.settings.list(id)))).flat();
  const found = matching(inboxes, wanted);
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  const names = (list: readonly CurrentSettings[]) => list.map(describe).join(", ") || "none";
  if (!only) throw new NotFound(`There is no inbox ${wanted}; there are: ${names(inboxes)}`);
  throw new NotFound(`Several inboxes are called ${wanted}; use the number, with --connection: ${names(found)}`);
}

/** A number is first compared with the numbers of inboxes, and only then with their names. */
function matching(inboxes: readonly CurrentSettings[], wanted: string): readonly CurrentSettings[] {
  const byNumber = /^\d+$/.test(wanted) ? inboxes.filter(({ inboxId }) => inboxId === Number(wanted)) : [];
  const byName = inboxes.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  return byNumber.length > 0 ? byNumber : byName;
}

const describe = ({ connectionId, inboxId, name }: CurrentSettings) => `${inboxId} "${name}" (${connectionId})`;
