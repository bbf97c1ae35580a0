import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { freePort } from "../../plugin/net/free-port.ts";

export const hasRedisServer = spawnSync("redis-server", ["--version"]).status === 0;

/** A Redis of the test's own, without files; gone with the test. Returns its address. */
export async function aRedis(...flags: readonly string[]): Promise<string> {
  const port = await freePort();
  const own = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--dir",
    "/tmp",
    "--dbfilename",
    `baton-test-${port}.rdb`,
  ];
  const child = spawn("redis-server", [...own, "--save", "", ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  });
  for await (const line of child.stdout) if (String(line).includes("Ready to accept connections")) break;
  return `redis://127.0.0.1:${port}`;
}
