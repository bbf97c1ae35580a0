import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { bin, ensureBuilt, ensureInstalled, ensureNode, run } from "./ensure.js";

ensureNode();
ensureInstalled();
ensureBuilt();

/** The long chaos tests take half an hour: they run when asked for, as `npm run test:chaos`. */
const wanted = process.argv.slice(2);

/** What a machine may lack is left out, and said so in one line each. */
const env = { ...process.env };
if (!hasRedis()) {
  console.log(
    "Left out: tests against Redis, because there is no redis-server and no REDIS_URL (apt-get install redis-server).",
  );
}
if (!hasChromium()) {
  console.log(
    "Left out: tests in a browser, because there is no Chromium (apt-get install chromium, or set BATON_CHROMIUM).",
  );
}
run(bin("vitest"), ["run", ...(wanted.includes("--project") ? [] : ["--project", "!chaos"]), ...wanted], { env });

function hasRedis() {
  return Boolean(process.env.REDIS_URL) || spawnSync("redis-server", ["--version"]).status === 0;
}

function hasChromium() {
  const places = [
    process.env.BATON_CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  return places.some((place) => place && existsSync(place));
}
