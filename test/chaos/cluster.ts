import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "../../plugin/db/postgres/embedded-postgres.ts";

/** A PostgreSQL of the test's own, which it may restart while Baton works. */
export interface Cluster {
  readonly url: string;
  /** `immediate` is a crash: no transaction is finished, the log is played back at the start. */
  restart(mode: "fast" | "immediate"): Promise<void>;
  release(): Promise<void>;
}

export async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-cluster-"));
  const { url, directory } = await startEmbeddedPostgres(folder);
  const control = await controller(directory);
  return {
    url,
    restart: (mode) => control(["restart", "-D", directory, "-m", mode, "-w"]),
    async release() {
      await control(["stop", "-D", directory, "-m", "immediate", "-w"]);
      await rm(path.dirname(directory), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The server says itself where its programs are and who owns it. */
async function controller(directory: string): Promise<(args: readonly string[]) => Promise<void>> {
  const options = await readFile(path.join(directory, "postmaster.opts"), "utf8");
  const program = path.join(path.dirname(options.split(" ")[0] ?? ""), "pg_ctl");
  const { uid, gid } = await stat(directory);
  return async (args) => {
    const child = spawn(program, args, { uid, gid, cwd: "/", stdio: "ignore" });
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`pg_ctl ${args[0]} ended with ${code}`);
  };
}
