import type { Directory } from "../accounts/directory.ts";
import { mayRead } from "../core/consent.ts";
import { summariseEpisode } from "../core/turn/episode-summary.ts";
import type { EpisodeStore } from "../db/turn/episode-store.ts";

const LIMIT = 100;

interface SummariseParts {
  readonly episodes: EpisodeStore;
  readonly directory: Pick<Directory, "loadSurroundings">;
}

/** Summarises ended episodes. Not when they end: closing a conversation must not wait for its transcript. */
export async function summariseEnded({ episodes, directory }: SummariseParts): Promise<void> {
  for (const ended of await episodes.listToSummarise(LIMIT)) {
    const { settings } = await directory.loadSurroundings(ended.connectionId, ended.inboxId);
    const summary = mayRead(settings, ended.person) ? summariseEpisode(ended, settings.locale) : "";
    await episodes.saveSummary(ended, summary);
  }
}
