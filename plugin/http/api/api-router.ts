import { Router } from "express";
import type { Connection } from "../../core/connection.ts";
import { formSchema } from "../../core/settings/catalog.ts";
import { NotFound, RequestInvalid } from "../../errors.ts";
import type { ApiParts } from "./api-parts.ts";
import { createGatekeeper, type Gatekeeper } from "./gatekeeper.ts";
import { inboxRouter, toInbox } from "./inbox-router.ts";
import { knowledgeRouter } from "./knowledge-router.ts";
import { queryText } from "./request.ts";

/**
 * The admin API, for administrators of the account in Chatwoot. Pages of other origins cannot read it: there are no CORS
 * headers, and a browser sends no access token by itself.
 */
export function apiRouter(parts: ApiParts): Router {
  const router = Router();
  const gatekeeper = createGatekeeper(parts);
  router.use((_request, response, next) => {
    response.set("cache-control", "no-store");
    next();
  });
  router.get("/settings-schema", (_request, response) => {
    response.json(formSchema());
  });
  router.get("/connections", async (request, response) => {
    const baseUrl = chooseChatwoot(await parts.listConnections(), queryText(request, "base_url"));
    const { accounts } = await gatekeeper.identify(request, baseUrl);
    const administered = new Set(accounts.filter(({ role }) => role === "administrator").map(({ id }) => id));
    const own = (await parts.listConnections()).filter(
      (one) => one.baseUrl === baseUrl && administered.has(one.accountId),
    );
    response.json({ connections: own.map(toConnection) });
  });
  router.get("/inboxes", listInboxes(parts, gatekeeper));
  router.use("/inboxes/:connection/:inbox", inboxRouter({ ...parts, gatekeeper }));
  router.use("/knowledge/:connection", knowledgeRouter({ ...parts, gatekeeper, desk: parts.knowledge }));
  return router;
}

/** A token is sent only to its own Chatwoot, never to another connected one. */
function chooseChatwoot(connections: readonly Connection[], wanted: string | undefined): string {
  const addresses = [...new Set(connections.map(({ baseUrl }) => baseUrl))];
  const [only, ...others] = addresses;
  if (wanted !== undefined) {
    const found = addresses.find((address) => address === wanted.replace(/\/+$/, ""));
    if (found !== undefined) return found;
    throw new NotFound("No Chatwoot at this address is connected");
  }
  if (only === undefined) throw new NotFound("No Chatwoot is connected yet. Run: baton setup");
  if (others.length === 0) return only;
  throw new RequestInvalid("Several Chatwoots are connected: say with base_url whose token this is");
}

const toConnection = ({ id, baseUrl, accountId, botName }: Connection) => ({
  id,
  base_url: baseUrl,
  account_id: accountId,
  bot_name: botName,
});

function listInboxes({ findConnection, settings }: ApiParts, gatekeeper: Gatekeeper) {
  return async (request: Parameters<Gatekeeper["admit"]>[0], response: { json(body: unknown): unknown }) => {
    const id = queryText(request, "connection");
    if (id === undefined) throw new RequestInvalid("Say which connection: /api/v1/inboxes?connection=…");
    await gatekeeper.admit(request, await findConnection(id));
    response.json({ inboxes: (await settings.list(id)).map(toInbox) });
  };
}
