import { loadConfig } from "../../plugin/config.ts";
import type { Brain } from "../../plugin/core/decision.ts";
import { startBaton } from "../../plugin/main.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { SECRET_KEY } from "./webhook-service.ts";

/** Everything that `baton start` starts, on a database of the test's own. It asks Chatwoot for nothing by itself. */
export async function startWhole(options: { databaseUrl: string; role?: "both" | "web" | "worker"; brain?: Brain }) {
  const { databaseUrl, role = "both", brain } = options;
  const lines: string[] = [];
  const log = createLogger({ level: "trace", destination: { write: (line) => void lines.push(line) } });
  const config = loadConfig({
    PORT: "0",
    BATON_ROLE: role,
    STOP_GRACE_MS: "500",
    RECONCILE_INTERVAL_SECONDS: "0",
    KNOWLEDGE_SYNC_SECONDS: "0",
    DATABASE_POOL_SIZE: "10",
  });
  const baton = await startBaton({
    config: { ...config, DATABASE_URL: databaseUrl, BATON_SECRET_KEY: SECRET_KEY },
    log,
    ...(brain ? { brain } : {}),
  });
  return { ...baton, url: baton.url ?? "", lines };
}

export type WholeService = Awaited<ReturnType<typeof startWhole>>;
