import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The bytes of uploaded files: in memory, and beside the state file when there is one. */
export type Blobs = {
  put(key: string, bytes: Buffer, readyAtMs: number): void;
  /** Undefined also while the upload to storage is still under way. */
  find(key: string, nowMs: number): Buffer | undefined;
};

export function createBlobs(directory: string | undefined): Blobs {
  const kept = new Map<string, { bytes: Buffer; readyAtMs: number }>();
  return {
    put(key, bytes, readyAtMs) {
      kept.set(key, { bytes, readyAtMs });
      if (!directory) return;
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, key), bytes);
    },
    find(key, nowMs) {
      const entry = kept.get(key);
      if (entry) return nowMs >= entry.readyAtMs ? entry.bytes : undefined;
      if (!directory || !/^[A-Za-z0-9]+$/.test(key)) return undefined;
      try {
        return readFileSync(join(directory, key));
      } catch {
        return undefined;
      }
    },
  };
}
