import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { countersFile, type Saveable, writeSnapshot } from "./snapshot.ts";
import { type Counters, sequencesOf } from "./store.ts";

type Saver = {
  /** Call after anything may have changed. */
  touch(): void;
  stop(): Promise<void>;
};

const SAVE_DELAY_MS = 1_000;
/** Saving takes at most a twentieth of the time, however large the state has become. */
const REST_FACTOR = 20;
/** Counters are written down well before they outrun the jump they make after a crash. */
const COUNTED_EVERY = 500;
const OWNER_ONLY = { mode: 0o600 };

const NO_SAVER: Saver = { touch() {}, async stop() {} };

export function createSaver(file: string | undefined, state: Saveable): Saver {
  if (file === undefined) return NO_SAVER;
  const { counters } = state.store;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let counted = { ...counters };
  let restMs = SAVE_DELAY_MS;
  let stopped = false;
  saveAtOnce(file, writeSnapshot(state, false));

  async function save(target: string): Promise<void> {
    const startedAt = performance.now();
    const text = writeSnapshot(state, false);
    restMs = Math.max(SAVE_DELAY_MS, (performance.now() - startedAt) * REST_FACTOR);
    await writeFile(`${target}.next`, text, OWNER_ONLY);
    await rename(`${target}.next`, target);
  }

  return {
    touch() {
      if (stopped) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        writing = writing.then(() => save(file)).catch(complain);
      }, restMs);
      if (!hasOutrun(counters, counted)) return;
      counted = { ...counters };
      saveAtOnce(countersFile(file), JSON.stringify(counters));
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await writing;
      saveAtOnce(file, writeSnapshot(state, true));
    },
  };
}

function hasOutrun(counters: Counters, counted: Counters): boolean {
  return sequencesOf(counters).some((name) => counters[name] - counted[name] >= COUNTED_EVERY);
}

function saveAtOnce(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, text, OWNER_ONLY);
  renameSync(`${file}.tmp`, file);
}

function complain(error: unknown): void {
  console.error(`sandbox: the state was not saved: ${error instanceof Error ? error.message : String(error)}`);
}
