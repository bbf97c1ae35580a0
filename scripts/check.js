import { spawnSync } from "node:child_process";
import { bin, ensureBuilt, ensureInstalled, ensureNode, run } from "./ensure.js";

ensureNode();
ensureInstalled();
ensureBuilt();

/** The one gate, the same here and in CI: format, lint, types, import directions, dead code, generated texts, example conversations, fast tests. */
const steps = [
  ["format and lint", bin("biome"), ["ci", "--error-on-warnings", "."]],
  ["types", bin("tsc"), ["-p", "tsconfig.json"]],
  ["types of the pages", bin("tsc"), ["-p", "console/tsconfig.json"]],
  [
    "import directions",
    bin("depcruise"),
    ["--config", ".dependency-cruiser.js", "plugin", "handlers", "sandbox", "bench", "scripts"],
  ],
  ["unused code", bin("knip"), []],
  ["generated texts", process.execPath, ["dist/scripts/docs/generate-docs.js", "--check"]],
  ["example conversations", process.execPath, ["dist/plugin/cli/baton.js", "check", "shop"]],
  ["fast tests", bin("vitest"), ["run", "--project", "unit"]],
];
for (const [name, command, args] of steps) {
  console.log(`\n— ${name}`);
  run(command, args);
}
checkCompose();

/** Needs no Docker engine, only the tool that reads compose files; without it the check says that it was left out. */
function checkCompose() {
  console.log("\n— compose file");
  const env = {
    ...process.env,
    BATON_DATABASE_PASSWORD: "x",
    BATON_SECRET_KEY: "x".repeat(32),
    POSTGRES_PASSWORD: "x",
    REDIS_PASSWORD: "x",
    SECRET_KEY_BASE: "x",
  };
  const tools = [["docker-compose"], ["docker", "compose"]];
  const tool = tools.find(([command, ...rest]) => spawnSync(command, [...rest, "version"]).status === 0);
  if (!tool) return console.log("Left out: there is no docker-compose here.");
  const [command, ...rest] = tool;
  run(command, [...rest, "-f", "chatwoot-compose.yml", "config", "--quiet"], { env });
}
