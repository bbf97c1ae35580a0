import type { Gap } from "../../db/knowledge/gap-store.ts";
import type { KnowledgeState, StoredSource } from "../../db/knowledge/knowledge-store.ts";
import { NotFound } from "../../errors.ts";
import type { FoundPassage } from "../../knowledge/search.ts";
import { Misuse, readWords } from "../arguments.ts";
import { printJson } from "../files.ts";
import { findConnection, findInbox } from "../inbox/find-inbox.ts";
import { idFrom, type KnowledgeAction } from "./action.ts";

export const listSources: KnowledgeAction = async ({ stores }, words, options) => {
  readWords(words, "knowledge list");
  const { id } = await findConnection(stores, options.connection);
  const [sources, state] = await Promise.all([stores.knowledge.list(id), stores.knowledge.findState(id)]);
  if (options.json) printJson({ connection: id, state: state ?? null, sources });
  else console.log([...sources.map(sourceLine), "", stateLine(sources.length, state)].join("\n"));
  for (const problem of state?.problems ?? []) console.error(`! ${problem}`);
};

function sourceLine({ id, kind, title, locale, inboxIds, validUntil }: StoredSource): string {
  const where = inboxIds === null ? "all inboxes" : `inboxes ${inboxIds.join(", ") || "none"}`;
  const until = validUntil === null ? "" : `  valid until ${new Date(validUntil).toISOString().slice(0, 16)}`;
  return `${String(id).padStart(6)}  ${kind.padEnd(15)}  ${(locale ?? "-").padEnd(5)}  ${where}  ${title}${until}`;
}

function stateLine(sources: number, state: KnowledgeState | undefined): string {
  const read = state?.syncedAt ? new Date(state.syncedAt).toISOString() : "never";
  return `${sources} sources in ${state?.chunks ?? 0} pieces; last read: ${read}`;
}

const PASSAGES = 5;

export const searchSources: KnowledgeAction = async ({ stores, known }, [wanted, ...words], options) => {
  if (wanted === undefined || words.length === 0) throw new Misuse("Use it as: baton knowledge search <inbox> <text>");
  const { connectionId, inboxId } = await findInbox(stores, wanted, options.connection);
  const query = { connectionId, inboxId, text: words.join(" "), locale: null, limit: PASSAGES };
  const found = await known.knowledge.search(query, new AbortController().signal);
  if (options.json) printJson(found);
  else console.log(found.map(passageLines).join("\n\n") || "Nothing fits.");
};

function passageLines({ score, title, kind, flags, url, text }: FoundPassage): string {
  const about = [kind, ...flags, ...(url === null ? [] : [url])].join(", ");
  return `${score.toFixed(2)}  ${title}  (${about})\n${text.replaceAll(/^/gm, "      ")}`;
}

const MAX_GAPS = 50;

/** Lists unanswered questions; `gaps done <id>` closes one. */
export const showGaps: KnowledgeAction = async ({ stores }, [word, id], options) => {
  const connection = await findConnection(stores, options.connection);
  if (word === undefined) {
    const gaps = await stores.gaps.list(connection.id, MAX_GAPS);
    if (options.json) return printJson(gaps);
    return console.log(gaps.map(gapLine).join("\n") || "Nothing was asked in vain.");
  }
  const wanted = idFrom(word === "done" ? id : undefined, "gaps done <id>");
  const closed = await stores.gaps.close(connection.id, wanted);
  if (!closed) throw new NotFound(`There is no open gap ${wanted}`);
  console.log(options.json ? JSON.stringify(closed) : `Done: ${closed.question}`);
};

function gapLine({ id, inboxId, question, times, lastAskedAt }: Gap): string {
  const last = new Date(lastAskedAt).toISOString().slice(0, 10);
  return `${String(id).padStart(6)}  ${String(times).padStart(4)} ×  inbox ${inboxId}  last ${last}  ${question}`;
}
