import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config.ts";
import { loadConfig } from "../config.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../db/postgres/embedded-postgres.ts";
import { ConfigInvalid } from "../errors.ts";

export type FullConfig = Config & { readonly DATABASE_URL: string; readonly BATON_SECRET_KEY: string };

export interface OpenedConfig {
  readonly config: FullConfig;
  /** Set when the database is Baton's own and has to be stopped by whoever is the last to leave. */
  readonly embedded: EmbeddedPostgres | null;
}

/** Reads the environment and adds what a first run does not have: a database, and a key that stays on this machine. */
export async function openConfig(): Promise<OpenedConfig> {
  const config = loadConfig(process.env);
  if (config.DATABASE_URL) {
    if (config.BATON_SECRET_KEY)
      return {
        config: { ...config, DATABASE_URL: config.DATABASE_URL, BATON_SECRET_KEY: config.BATON_SECRET_KEY },
        embedded: null,
      };
    if (config.CHATWOOT_BASE_URL) {
      throw new ConfigInvalid(
        "BATON_SECRET_KEY is missing: it seals tokens in the database. Make one with: openssl rand -hex 32",
      );
    }
  }
  const secretKey = config.BATON_SECRET_KEY ?? (await localSecretKey(config.BATON_DATA_DIR));
  if (config.DATABASE_URL) {
    return { config: { ...config, DATABASE_URL: config.DATABASE_URL, BATON_SECRET_KEY: secretKey }, embedded: null };
  }
  const embedded = await startEmbeddedPostgres(config.BATON_DATA_DIR);
  return { config: { ...config, DATABASE_URL: embedded.url, BATON_SECRET_KEY: secretKey }, embedded };
}

async function localSecretKey(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const file = path.join(dataDir, "secret.key");
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known) return known.trim();
  const made = randomBytes(32).toString("hex");
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}
