import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { freePort } from "../../plugin/net/free-port.ts";
import { eventually } from "./eventually.ts";

/** A Redis of the test's own; gone with everything in it when it is stopped. */
export interface RedisServer {
  readonly url: string;
  flush(): Promise<void>;
  /** Ends the server; `start` brings an empty one back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Keeps the connections and answers nothing, like a machine that swaps. */
  freeze(): void;
  thaw(): void;
  release(): Promise<void>;
}

/** `npm test` says it when there is none. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const args = ["--port", String(port), "--dir", folder, "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"];
    child = spawn("redis-server", args, { stdio: "ignore" });
    await eventually(
      () => command(url, (redis) => redis.ping()).catch(() => ""),
      (answer) => answer === "PONG",
    );
  }

  async function stop(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  await start();
  return {
    url,
    flush: async () => void (await command(url, (redis) => redis.flushall())),
    stop,
    start,
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    async release() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function command<T>(url: string, run: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    return await run(redis);
  } finally {
    redis.disconnect();
  }
}
