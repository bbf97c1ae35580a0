import { parseArgs } from "node:util";
import type { Config } from "../config.ts";
import { publicUrl } from "../config.ts";
import { ConfigInvalid } from "../errors.ts";
import { type PreparedConnection, prepareConnection, type Target } from "../setup/connect.ts";
import { emptyPreset, loadPreset } from "../setup/preset/preset.ts";
import { createLogger } from "../telemetry/logger.ts";
import { openConfig } from "./open-config.ts";
import { withStores } from "./with-stores.ts";

/** `baton setup`: shows the plan for Chatwoot, carries it out and reports what is missing. */
export async function setup(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      preset: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      "rotate-secret": { type: "boolean", default: false },
      "replace-bots": { type: "boolean", default: false },
    },
  });
  const log = createLogger({ level: "warn" });
  // Read first, so that a wrong file starts no database.
  const preset = values.preset ? await loadPreset(values.preset) : emptyPreset;
  const opened = await openConfig();
  await withStores(opened, async (stores) => {
    const target = targetOf(opened.config);
    const prepared = await prepareConnection({ stores, target, preset, log, rotateSecret: values["rotate-secret"] });
    printPlan(prepared);
    if (values["dry-run"]) {
      console.log("\nNothing was changed (--dry-run).");
      return;
    }
    const result = await prepared.apply({ replaceBots: values["replace-bots"] });
    printResult(prepared, result);
  });
}

export function targetOf(config: Config): Target {
  const { CHATWOOT_BASE_URL: url, CHATWOOT_ACCOUNT_ID: accountId, CHATWOOT_API_TOKEN: token } = config;
  if (!url || !accountId || !token) {
    throw new ConfigInvalid(
      "Set CHATWOOT_BASE_URL, CHATWOOT_ACCOUNT_ID and CHATWOOT_API_TOKEN (an administrator's access token, from the profile page in Chatwoot)",
    );
  }
  const ids = config.CHATWOOT_INBOX_IDS;
  return {
    baseUrl: url.replace(/\/+$/, ""),
    accountId,
    adminToken: token,
    userToken: config.CHATWOOT_USER_TOKEN ?? null,
    inboxIds: ids === "all" ? "all" : ids.split(",").map(Number),
    batonUrl: publicUrl(config),
  };
}

const MARKS = { exists: "  =", create: "  +", update: "  ~", "replace-warning": "  !" } as const;

function printPlan({ id, plan }: PreparedConnection): void {
  console.log(`Connection ${id}:`);
  for (const step of plan.steps) console.log(`${MARKS[step.kind]} ${step.sentence}`);
  for (const advice of plan.advice) console.log(`  * ${advice}`);
}

function printResult({ id }: PreparedConnection, result: Awaited<ReturnType<PreparedConnection["apply"]>>): void {
  console.log(
    result.changed.length === 0 ? "\nEverything was there already." : `\nDone: ${result.changed.length} change(s).`,
  );
  for (const sentence of result.skipped) console.log(`  ! left alone: ${sentence} (--replace-bots does it)`);
  for (const sentence of [...result.missing, ...result.advice]) console.log(`  * ${sentence}`);
  const inboxes = result.inboxes.map(({ name }) => name).join(", ");
  console.log(`\nConnected as ${id} to Chatwoot ${result.version}; inboxes: ${inboxes || "none"}.`);
}
