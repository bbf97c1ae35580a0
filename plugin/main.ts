import { handlers } from "../handlers/index.ts";
import { createRulesBrain } from "./brain/by-rules/brain.ts";
import { createRulesHelp } from "./brain/by-rules/help.ts";
import { type BatonOptions, layFoundation } from "./compose/foundation.ts";
import { startWeb } from "./compose/web.ts";
import { startWorker } from "./compose/worker.ts";
import { createReleasers } from "./concurrency/releasers.ts";
import type { AgentHelp } from "./core/commands/agent-help.ts";
import type { Brain } from "./core/decision.ts";
import type { Knowledge } from "./core/knowledge.ts";
import type { Stores } from "./db/stores.ts";
import { createKnowledge } from "./knowledge/search.ts";
import type { Behaviour } from "./rehearsal/memory/path.ts";
import type { Ear } from "./turn/listen.ts";
import { createPath, type Path, type PathParts } from "./turn/path.ts";

export interface RunningBaton {
  /** Where the HTTP server listens; null in a pure worker. */
  readonly url: string | null;
  readonly stores: Stores;
  /** Takes nothing new, finishes or gives back what runs, closes everything in reverse order. */
  stop(): Promise<void>;
}

/** Builds everything once and starts the roles of this process. Whatever it opens it also knows how to close. */
export async function startBaton(options: BatonOptions): Promise<RunningBaton> {
  const releasers = createReleasers(options.log);
  try {
    const foundation = await layFoundation(options, releasers);
    const { BATON_ROLE: role } = options.config;
    const workers = role === "web" ? undefined : await startWorker(foundation, buildPath);
    const url = role === "worker" ? null : await startWeb(foundation, workers);
    return { url, stores: foundation.stores, stop: () => releasers.releaseAll() };
  } catch (error) {
    await releasers.releaseAll();
    throw error;
  }
}

interface Thinking {
  readonly brain?: Brain | undefined;
  readonly help?: AgentHelp | undefined;
  readonly ear?: Ear | null;
}

/** The path with what this bot does: for workers, and for a command that walks one delivery through it. */
export function buildPath(parts: Omit<PathParts, "handlers" | "brain" | "help" | "ear"> & Thinking): Path {
  return createPath({
    ...parts,
    handlers,
    brain: parts.brain ?? createRulesBrain({ knowledge: createKnowledge(parts) }),
    help: parts.help ?? createRulesHelp(),
    ear: parts.ear ?? null,
  });
}

/** What this bot does, for playing example conversations without a database. */
export function defaultBehaviour(knowledge?: Knowledge): Behaviour {
  return { handlers, brain: createRulesBrain({ knowledge }), help: createRulesHelp() };
}
