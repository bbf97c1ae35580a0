import { parseArgs } from "node:util";
import { ConfigInvalid } from "../../errors.ts";
import { parseBody } from "../../http/parse-body.ts";
import { createLogger } from "../../telemetry/logger.ts";
import { readBytes } from "../files.ts";
import { openConfig } from "../open-config.ts";
import { withStores } from "../with-stores.ts";
import { asJson, asText } from "./report.ts";
import { chooseConnection, rehearse, resend } from "./run.ts";
import type { Recording } from "./walk.ts";

/**
 * `baton replay <file>`: processes a saved delivery and shows the result. It works on a private copy of the conversation,
 * so the stored conversation stays as it is and no worker sends a message. With --deliver it is real.
 */
export async function replay(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      connection: { type: "string" },
      "as-version": { type: "string" },
      deliver: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new ConfigInvalid("Name one file: baton replay <file>, or - for stdin");
  if (values.deliver && values.fresh)
    throw new ConfigInvalid("--fresh plays on a copy, --deliver is real: use one of them");
  const recording = await readRecording(file);
  const opened = await openConfig();
  const log = createLogger({ level: "warn", destination: process.stderr });
  await withStores(opened, async (stores, db) => {
    const connection = await chooseConnection(stores, recording, values.connection);
    const parts = { config: opened.config, stores, db, log, recording, connection };
    const version = values["as-version"];
    const replayed = values.deliver ? await resend(parts) : await rehearse(parts, { isFresh: values.fresh, version });
    console.log(values.json ? asJson(replayed) : asText(replayed));
  });
}

async function readRecording(file: string): Promise<Recording> {
  const rawBody = await readBytes(file);
  return { rawBody, payload: parseBody(rawBody) };
}
