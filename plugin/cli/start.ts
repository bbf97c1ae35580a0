import path from "node:path";
import { createReleasers } from "../concurrency/releasers.ts";
import { publicUrl } from "../config.ts";
import { type RunningBaton, startBaton } from "../main.ts";
import { assertPortFree } from "../net/free-port.ts";
import { prepareConnection } from "../setup/connect.ts";
import { knowledgeFolderOf, loadPreset } from "../setup/preset/preset.ts";
import { createLogger, type Logger } from "../telemetry/logger.ts";
import { type FullConfig, openConfig } from "./open-config.ts";
import { type SandboxFacts, startSandboxProcess } from "./sandbox-process.ts";

/** After this time the process exits without a clean stop: service managers wait ten seconds. */
const STOP_TIMEOUT_MS = 9_500;

/** The example that the demo uses. */
const EXAMPLE = "shop";

/** `baton start`: serves the configured Chatwoot, or starts a sandbox without one. */
export async function start(): Promise<void> {
  const { config, embedded } = await openConfig();
  const isDemo = !config.CHATWOOT_BASE_URL && config.BATON_ROLE === "both";
  const log = createLogger({ level: isDemo && !process.env.LOG_LEVEL ? "warn" : config.LOG_LEVEL });
  const releasers = createReleasers(log);
  if (embedded) releasers.push("embedded database", () => embedded.stop());
  stopOnSignal(() => releasers.releaseAll(), log);
  try {
    if (isDemo) await startDemo(config, { log, releasers });
    else await startService(config, { log, releasers });
  } catch (error) {
    await releasers.releaseAll();
    throw error;
  }
}

interface StartParts {
  readonly log: Logger;
  readonly releasers: ReturnType<typeof createReleasers>;
}

async function startService(config: FullConfig, { log, releasers }: StartParts): Promise<void> {
  const baton = await startBaton({ config, log });
  releasers.push("baton", () => baton.stop());
  const connections = await baton.stores.connections.list();
  if (connections.length === 0) log.warn("No Chatwoot is connected yet. Run: npx baton setup");
  log.info({ role: config.BATON_ROLE, url: baton.url, connections: connections.length }, "Baton is running");
}

async function startDemo(config: FullConfig, { log, releasers }: StartParts): Promise<void> {
  await assertPortFree(config.PORT, { host: config.HOST, variable: "PORT" });
  await assertPortFree(config.SANDBOX_PORT, { host: config.HOST, variable: "SANDBOX_PORT" });
  const stateFile = path.join(config.BATON_DATA_DIR, `sandbox-${config.SANDBOX_VERSION}.json`);
  const sandbox = await startSandboxProcess({ port: config.SANDBOX_PORT, version: config.SANDBOX_VERSION, stateFile });
  releasers.push("sandbox", () => sandbox.stop());
  const folder = config.KNOWLEDGE_FOLDER ?? knowledgeFolderOf(EXAMPLE);
  const baton = await startBaton({ config: { ...config, KNOWLEDGE_FOLDER: folder }, log });
  releasers.push("baton", () => baton.stop());
  await connectSandbox(config, { baton, log, facts: sandbox.facts });
  console.log(banner(publicUrl(config), `http://localhost:${config.SANDBOX_PORT}`));
}

/** Connects the sandbox with the same code as `baton setup`. */
async function connectSandbox(
  config: FullConfig,
  { baton, log, facts }: { baton: RunningBaton; log: Logger; facts: SandboxFacts },
): Promise<void> {
  const admin = facts.users.find(({ role }) => role === "administrator");
  const preset = await loadPreset(EXAMPLE);
  const prepared = await prepareConnection({
    stores: baton.stores,
    log,
    preset,
    target: {
      id: `sandbox-${facts.version.replaceAll(".", "-")}`,
      baseUrl: facts.base_url,
      accountId: facts.account_id,
      adminToken: admin?.access_token ?? "",
      userToken: null,
      inboxIds: "all",
      batonUrl: publicUrl(config),
    },
  });
  await prepared.apply({ replaceBots: true });
}

function banner(baton: string, sandbox: string): string {
  return `
  Baton is running.

    Try it     ${sandbox}   a customer's chat and an agent's desk, side by side
    Baton      ${baton}   /healthz  /readyz  /metrics

  Stop with Ctrl+C. Connect your own Chatwoot: README.md, "Connect a real Chatwoot".
`;
}

function stopOnSignal(release: () => Promise<void>, log: Logger): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    void release().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
