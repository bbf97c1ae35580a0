import express, { type Request, type Response, Router } from "express";
import type { Identity } from "../../core/identity.ts";
import type { JsonObject } from "../../core/json.ts";
import type { Gap } from "../../db/knowledge/gap-store.ts";
import type { KnowledgeState, StoredSource } from "../../db/knowledge/knowledge-store.ts";
import { NotFound, RequestInvalid } from "../../errors.ts";
import { localeFrom } from "../../language/locale.ts";
import { admitAdministrator } from "./admit-administrator.ts";
import type { ApiParts, KnowledgeDesk } from "./api-parts.ts";
import type { Gatekeeper } from "./gatekeeper.ts";
import { idParameter, isoTime, parameter, queryCount, readBody } from "./request.ts";

const MAX_BODY_BYTES = 512 * 1024;
const MAX_GAPS = 500;
const USUAL_GAPS = 50;
const USUAL_PASSAGES = 5;
const MAX_PASSAGES = 20;
const MAX_QUESTION_CHARS = 2_000;

interface KnowledgeParts extends Pick<ApiParts, "findConnection" | "log"> {
  readonly gatekeeper: Gatekeeper;
  readonly desk: KnowledgeDesk;
}

/** The knowledge of a connection: list, add, change, remove, search. */
export function knowledgeRouter(parts: KnowledgeParts): Router {
  const { desk } = parts;
  const router = Router({ mergeParams: true });
  router.use(admitAdministrator(parts));
  router.get("/", async (request, response) => {
    const id = connectionOf(request);
    const [sources, state] = await Promise.all([desk.sources.list(id), desk.sources.findState(id)]);
    response.json({ ...toState(state), sources: sources.map(toSource) });
  });
  router.post("/search", readRaw, searchWith(desk));
  router.post("/sync", async (request, response) => {
    const { saved, removed, unchanged, problems } = await desk.sync.sync(connectionOf(request));
    response.json({ saved, removed, unchanged, problems });
  });
  addGaps(router, desk);
  addEntries(router, parts);
  return router;
}

const readRaw = express.raw({ type: () => true, limit: MAX_BODY_BYTES, inflate: false });
const connectionOf = (request: Request): string => parameter(request, "connection");

function addGaps(router: Router, { gaps }: KnowledgeDesk): void {
  router.get("/gaps", async (request, response) => {
    const limit = queryCount(request, "limit", MAX_GAPS) ?? USUAL_GAPS;
    response.json({ gaps: (await gaps.list(connectionOf(request), limit)).map(toGap) });
  });
  router.delete("/gaps/:gap", async (request, response) => {
    const id = idParameter(request, "gap");
    const closed = await gaps.close(connectionOf(request), id);
    if (!closed) throw new NotFound(`There is no open gap ${id}`);
    response.json(toGap(closed));
  });
}

function addEntries(router: Router, { desk, log }: KnowledgeParts): void {
  const { entries, sources } = desk;
  const note = (request: Request, { locals }: Response, id: number) => {
    const person: Identity = locals.person;
    log.info({ connectionId: connectionOf(request), source: id, person: person.id }, "knowledge entry changed");
  };
  router.post("/", readRaw, async (request, response) => {
    const entry = await entries.add(connectionOf(request), readBody(request));
    note(request, response, entry.id);
    response.status(201).json(toWhole(entry));
  });
  router.get("/:source", async (request, response) => {
    const id = idParameter(request, "source");
    const source = await sources.find(connectionOf(request), id);
    if (!source) throw new NotFound(`There is no source ${id}`);
    response.json(toWhole(source));
  });
  router.put("/:source", readRaw, async (request, response) => {
    const id = idParameter(request, "source");
    const entry = await entries.change(connectionOf(request), id, readBody(request));
    note(request, response, id);
    response.json(toWhole(entry));
  });
  router.delete("/:source", async (request, response) => {
    const id = idParameter(request, "source");
    await entries.remove(connectionOf(request), id);
    note(request, response, id);
    response.json({ removed: id });
  });
}

/** Tries out the search that answers customers. */
function searchWith({ knowledge }: KnowledgeDesk) {
  return async (request: Request, response: Response) => {
    const asked = readBody(request);
    const { signal, abort } = whileConnected(response);
    const query = { connectionId: connectionOf(request), ...questionIn(asked) };
    const passages = await knowledge.search(query, signal);
    response.off("close", abort).json({
      passages: passages.map(({ chunkId, sourceId, ...passage }) => ({ chunk: chunkId, source: sourceId, ...passage })),
    });
  };
}

function whileConnected(response: Response) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  response.on("close", abort);
  return { signal: controller.signal, abort };
}

function questionIn({ text, inbox, locale, limit }: JsonObject) {
  if (typeof text !== "string" || text.trim() === "" || text.length > MAX_QUESTION_CHARS)
    throw new RequestInvalid(`\`text\` must be a question of at most ${MAX_QUESTION_CHARS} characters`);
  if (typeof inbox !== "number" || !Number.isSafeInteger(inbox))
    throw new RequestInvalid("Say in which inbox it is asked: `inbox` in the body");
  const most = limit ?? USUAL_PASSAGES;
  if (typeof most !== "number" || !Number.isInteger(most) || most < 1 || most > MAX_PASSAGES)
    throw new RequestInvalid(`\`limit\` must be a number from 1 to ${MAX_PASSAGES}`);
  return { text, inboxId: inbox, locale: typeof locale === "string" ? localeFrom(locale) : null, limit: most };
}

function toState(state: KnowledgeState | undefined) {
  return { chunks: state?.chunks ?? 0, synced_at: isoTime(state?.syncedAt ?? null), problems: state?.problems ?? [] };
}

function toSource({ id, kind, key, title, url, locale, inboxIds, validUntil, updatedAt }: StoredSource) {
  const times = { valid_until: isoTime(validUntil), updated_at: isoTime(updatedAt) };
  return { id, kind, key, title, url, locale, inboxes: inboxIds, ...times };
}

const toWhole = (source: StoredSource) => ({ ...toSource(source), text: source.text });

function toGap({ id, inboxId, question, times, firstAskedAt, lastAskedAt }: Gap) {
  const asked = { first_asked_at: isoTime(firstAskedAt), last_asked_at: isoTime(lastAskedAt) };
  return { id, inbox: inboxId, question, times, ...asked };
}
