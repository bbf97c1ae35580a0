import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const OLDEST_NODE = [20, 19];
const CODE = ["plugin", "handlers", "sandbox", "migrations", "bench", "scripts/docs"];

/** Plain JavaScript without dependencies: it has to run before anything is installed. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  console.error(`Baton needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs when node_modules is missing or was made from another package-lock.json. */
export function ensureInstalled() {
  const marker = path.join(root, "node_modules", ".baton-installed");
  const wanted = hashOf([path.join(root, "package-lock.json"), path.join(root, "package.json")]);
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  console.log("Installing dependencies …");
  install(["--no-audit", "--no-fund", "--loglevel=error"], { ...process.env, NODE_ENV: "development" });
  writeFileSync(marker, wanted);
}

/**
 * npm 11 refuses `ci` when the lock file lacks an optional package of some other platform, which happens wherever the
 * registry does. `install` takes the same locked versions and does not mind.
 */
function install(flags, env) {
  const strict = spawnSync("npm", ["ci", ...flags], { cwd: root, stdio: ["ignore", "inherit", "pipe"], env });
  if (strict.status !== 0) run("npm", ["install", "--no-save", ...flags], { env });
}

/** Compiles the service and the pages when a source is newer than what was built last. */
export function ensureBuilt() {
  build("service", [...CODE, "tsconfig.json", "tsconfig.build.json"], () => {
    // What is gone from the source must not be found among what was built before: migrations are read from a folder.
    for (const folder of CODE) rmSync(path.join(root, "dist", folder), { recursive: true, force: true });
    run(bin("tsc"), ["-p", "tsconfig.build.json"]);
  });
  build("pages", ["console"], () =>
    run(bin("vite"), ["build", "--config", "console/vite.config.ts", "--logLevel", "warn"]),
  );
}

function build(name, sources, compile) {
  const marker = path.join(root, "dist", `.built-${name}`);
  const wanted = hashOf([
    ...sources.flatMap((source) => filesBelow(path.join(root, source))),
    path.join(root, "package-lock.json"),
  ]);
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  console.log(`Building the ${name} …`);
  compile();
  mkdirSync(path.dirname(marker), { recursive: true });
  writeFileSync(marker, wanted);
}

function filesBelow(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && name !== "dist")
    .flatMap(({ name }) => filesBelow(path.join(place, name)))
    .sort();
}

function hashOf(files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(path.relative(root, file)).update(existsSync(file) ? readFileSync(file) : "");
  return hash.digest("hex");
}

export function bin(name) {
  return path.join(root, "node_modules", ".bin", name);
}

/** Ends this process with the command's own code when it fails: its output says why. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}
