import { statfs } from "node:fs/promises";
import type { Config } from "../../config.ts";
import { ConfigInvalid } from "../../errors.ts";
import { type Check, check, explain, type Finding, failure, ok, warning } from "./finding.ts";

const OLDEST_NODE = [20, 19] as const;
const MEGABYTE = 1024 * 1024;
const LITTLE_MB = 1024;
const TOO_LITTLE_MB = 128;

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  const isOld = major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
  if (!isOld) return ok("Node", version);
  return failure("Node", `${version} is too old: install Node ${OLDEST_NODE.join(".")} or newer`);
}

/** Splits the one error about the environment into a finding for each problem. */
export function configFailures(error: unknown): readonly Finding[] {
  if (!(error instanceof ConfigInvalid)) return [failure("database", explain(error))];
  const [title = "", ...problems] = error.message.split("\n- ");
  if (problems.length === 0) return [failure("configuration", title)];
  return problems.map((problem) => failure("configuration", `${problem}: correct it in the environment`));
}

export function checkConfig(config: Config): Finding {
  const url = config.BATON_PUBLIC_URL;
  if (url !== undefined && !/^https?:\/\//i.test(url)) {
    return failure("configuration", "BATON_PUBLIC_URL must be a full address such as https://baton.example.com");
  }
  const backend = config.REDIS_URL ? "Redis" : "PostgreSQL";
  return ok("configuration", `complete; role ${config.BATON_ROLE}, queue in ${backend}`);
}

/** Only for the embedded database; the disk of another server is not visible here. */
export function diskCheck(folder: string): Check {
  return check("disk", async () => {
    const { bavail, bsize } = await statfs(folder);
    return judgeDisk(Math.floor((bavail * bsize) / MEGABYTE), folder);
  });
}

export function judgeDisk(freeMegabytes: number, folder: string): Finding {
  const left = `${freeMegabytes} MB free at ${folder}`;
  if (freeMegabytes < TOO_LITTLE_MB) return failure("disk", `only ${left}: make room before the database stops`);
  if (freeMegabytes < LITTLE_MB) return warning("disk", `only ${left}: make room soon`);
  return ok("disk", left);
}
