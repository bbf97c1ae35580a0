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
  /** The embedded database, if Baton started one. The command must stop it at its end. */
  readonly embedded: EmbeddedPostgres | null;
}

/** Reads the environment. A first run also gets an embedded database and a key in the data folder. */
export async function openConfig(): Promise<OpenedConfig> {
  const config = loadConfig(process.env);
  if (config.DATABASE_URL && config.CHATWOOT_BASE_URL && !config.BATON_SECRET_KEY) {
    throw new ConfigInvalid(
      "BATON_SECRET_KEY is missing: it seals tokens in the database. Make one with: openssl rand -hex 32",
    );
  }
  const secretKey = config.BATON_SECRET_KEY ?? (await localSecretKey(config.BATON_DATA_DIR));
  const embedded = config.DATABASE_URL ? null : await startEmbeddedPostgres(config.BATON_DATA_DIR);
  const url = embedded?.url ?? config.DATABASE_URL ?? "";
  return { config: { ...config, DATABASE_URL: url, BATON_SECRET_KEY: secretKey }, embedded };
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
