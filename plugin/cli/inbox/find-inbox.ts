import type { Connection } from "../../core/connection.ts";
import type { CurrentSettings } from "../../db/settings-store.ts";
import type { Stores } from "../../db/stores.ts";
import { NotFound } from "../../errors.ts";

type Known = Pick<Stores, "connections" | "settings">;

/** The connection that is meant: the one there is, unless there are several. */
export async function findConnection({ connections }: Known, id: string | undefined): Promise<Connection> {
  const all = await connections.list();
  const [only, ...others] = all;
  if (!only) throw new NotFound("No Chatwoot is connected yet. Run: baton setup");
  if (id === undefined && others.length === 0) return only;
  const names = all.map((connection) => connection.id).join(", ");
  if (id === undefined) throw new NotFound(`There are several connections; say which with --connection: ${names}`);
  const found = all.find((connection) => connection.id === id);
  if (found) return found;
  throw new NotFound(`There is no connection ${id}; there are: ${names}`);
}

/** An inbox by its number or its name, in one connection or, where only one has it, in any. */
export async function findInbox(
  stores: Known,
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

/** A number is a number: an inbox that is called "3" is found by it only where no other has this number. */
function matching(inboxes: readonly CurrentSettings[], wanted: string): readonly CurrentSettings[] {
  const byNumber = /^\d+$/.test(wanted) ? inboxes.filter(({ inboxId }) => inboxId === Number(wanted)) : [];
  const byName = inboxes.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  return byNumber.length > 0 ? byNumber : byName;
}

const describe = ({ connectionId, inboxId, name }: CurrentSettings) => `${inboxId} "${name}" (${connectionId})`;
