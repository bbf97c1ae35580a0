import express, { type Request, type Response, Router } from "express";
import type { Identity } from "../../core/identity.ts";
import { isJsonObject, type JsonObject } from "../../core/json.ts";
import type { People } from "../../core/people.ts";
import { diffSettings } from "../../core/settings/diff.ts";
import { findStrangeTeams } from "../../core/settings/names.ts";
import { findSettingsProblems } from "../../core/settings/problems.ts";
import { completeSettings } from "../../core/settings/settings.ts";
import type { CurrentSettings, InboxKey, Saved, SettingsVersion } from "../../db/settings-store.ts";
import { RequestInvalid } from "../../errors.ts";
import { admitAdministrator } from "./admit-administrator.ts";
import type { ApiParts } from "./api-parts.ts";
import type { Gatekeeper } from "./gatekeeper.ts";
import {
  expectedVersion,
  idParameter,
  isoTime,
  MAX_VERSION,
  parameter,
  queryCount,
  readBody,
  versionParameter,
} from "./request.ts";

const MAX_BODY_BYTES = 256 * 1024;
const MAX_VERSIONS = 100;
const USUAL_VERSIONS = 20;

interface InboxParts extends Pick<ApiParts, "findConnection" | "findPeople" | "settings" | "log"> {
  readonly gatekeeper: Gatekeeper;
}

/** The settings of one inbox: read, change, compare, go back. A body is read only after the sender is admitted. */
export function inboxRouter(parts: InboxParts): Router {
  const router = Router({ mergeParams: true });
  const body = express.raw({ type: () => true, limit: MAX_BODY_BYTES, inflate: false });
  const { settings } = parts;

  router.use(admitAdministrator(parts));
  router.get("/", async (request, response) => {
    const current = await settings.load(keyOf(request));
    const people = await parts.findPeople(current.connectionId);
    show(response, { current, people, isComplete: request.query.complete === "1" });
  });
  router.put("/", body, async (request, response) => {
    const written = readBody(request);
    const version = expectedVersion(request, written);
    const saved = await settings.save(keyOf(request), settingsIn(written), saveOptions(response, version));
    finish(parts, { request, response, saved });
  });
  router.post("/rollback", body, async (request, response) => {
    const written = readBody(request);
    const { to } = written;
    if (typeof to !== "number" || !Number.isInteger(to) || to < 0) {
      throw new RequestInvalid("Say which version to go back to: `to` in the body");
    }
    const version = expectedVersion(request, written);
    const saved = await settings.rollBack(keyOf(request), to, saveOptions(response, version));
    finish(parts, { request, response, saved });
  });
  router.get("/history", async (request, response) => {
    const limit = queryCount(request, "limit", MAX_VERSIONS) ?? USUAL_VERSIONS;
    const before = queryCount(request, "before", MAX_VERSION);
    const { version } = await settings.load(keyOf(request));
    const versions = await settings.listHistory(keyOf(request), { limit, before });
    response.json({ version, versions: versions.map(toVersion) });
  });
  router.get("/diff/:version", async (request, response) => {
    const from = versionParameter(request, "version");
    const current = await settings.load(keyOf(request));
    const before = await settings.loadDocument(current, from);
    response.json({ from, to: current.version, changes: diffSettings(before, current.document) });
  });
  return router;
}

const keyOf = (request: Request): InboxKey => ({
  connectionId: parameter(request, "connection"),
  inboxId: idParameter(request, "inbox"),
});

function saveOptions({ locals }: Response, version: number) {
  const person: Identity = locals.person;
  return { author: `person:${person.id} ${person.name}`, expectedVersion: version };
}

function settingsIn({ settings }: JsonObject): JsonObject {
  if (isJsonObject(settings)) return settings;
  throw new RequestInvalid("`settings` in the body must be the whole settings document");
}

interface Shown {
  readonly current: CurrentSettings;
  readonly people: People | null;
  readonly isComplete: boolean;
}

function show(response: Response, { current, people, isComplete }: Shown): void {
  const { version, document } = current;
  response.set("etag", `"${version}"`).json({
    ...toInbox(current),
    settings: isComplete ? completeSettings(document) : document,
    problems: [...findSettingsProblems(document), ...findStrangeTeams(document, people)],
  });
}

export const toInbox = ({ connectionId, inboxId, name, channel, version, author, at }: CurrentSettings) => ({
  connection: connectionId,
  inbox: inboxId,
  name,
  channel,
  version,
  author,
  at: isoTime(at),
});

interface Finished {
  readonly request: Request;
  readonly response: Response;
  readonly saved: Saved;
}

/** Answers a change and logs its paths, without the values. */
function finish({ log }: InboxParts, { request, response, saved }: Finished): void {
  const { version, changes } = saved;
  const person: Identity = response.locals.person;
  const fields = { ...keyOf(request), version, person: person.id, paths: changes.map(({ path }) => path) };
  if (changes.length > 0) log.info(fields, "settings changed");
  response.set("etag", `"${version}"`).json({ version, changes });
}

function toVersion({ version, document, changes, author, restoredVersion, at }: SettingsVersion) {
  const written = { version, author, at: isoTime(at), restored_version: restoredVersion };
  return { ...written, changes, settings: document };
}
