import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { configSchema, loadConfig } from "../../plugin/config.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const COMPOSE = "chatwoot-compose.yml";
const SECRETS = [
  "SECRET_KEY_BASE",
  "POSTGRES_PASSWORD",
  "REDIS_PASSWORD",
  "BATON_DATABASE_PASSWORD",
  "BATON_SECRET_KEY",
];

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

function makeEnv(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync("sh", ["deploy/make-env.sh", ...args], { cwd: ROOT, encoding: "utf8" });
  return { status, stdout, stderr };
}

function parseEnv(text: string): Record<string, string> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(lines.map((line) => [line.split("=")[0] ?? "", line.slice(line.indexOf("=") + 1)]));
}

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "baton-deploy-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

interface Service {
  readonly image?: string;
  readonly ports?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: unknown };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const services: Readonly<Record<string, Service>> = parse(read(COMPOSE), { merge: true }).services;

describe("deploy/make-env.sh", () => {
  it("makes every secret anew each time", () => {
    const [first, second] = [parseEnv(makeEnv().stdout), parseEnv(makeEnv().stdout)];
    for (const name of SECRETS) {
      expect(first[name]).toMatch(/^[0-9a-f]{48,}$/);
      expect(second[name]).not.toBe(first[name]);
    }
    expect(new Set(SECRETS.map((name) => first[name])).size).toBe(SECRETS.length);
    expect(() => loadConfig({ BATON_SECRET_KEY: first.BATON_SECRET_KEY })).not.toThrow();
  });

  it("writes a file that only its owner can read, and never over another one", () => {
    const file = path.join(aFolder(), ".env");
    expect(makeEnv(file).status).toBe(0);
    const written = readFileSync(file, "utf8");
    expect(statSync(file).mode & 0o077).toBe(0);
    const again = makeEnv(file);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain("is left as it is");
    expect(readFileSync(file, "utf8")).toBe(written);
  });

  it("names whatever the compose file reads without a default", () => {
    const needed = [...read(COMPOSE).matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name);
    expect([...new Set(needed)].sort()).toEqual([...SECRETS].sort());
    expect(Object.keys(parseEnv(makeEnv().stdout))).toEqual(expect.arrayContaining(SECRETS));
  });
});

describe(COMPOSE, () => {
  it("gives no secret a default", () => {
    for (const name of [...SECRETS, "CHATWOOT_API_TOKEN", "CHATWOOT_USER_TOKEN"]) {
      const uses = [...read(COMPOSE).matchAll(new RegExp(`\\$\\{${name}(:?[-?][^}]*)?\\}`, "g"))];
      expect(uses.length, name).toBeGreaterThan(0);
      for (const [, rest] of uses) expect(rest).toMatch(/^:\?is missing|^:-$/);
    }
  });

  it("listens to nobody but this machine", () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports).toHaveLength(2);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it("pins Chatwoot, lets it call Baton, and gives its token to the set-up alone", () => {
    for (const [name, { image, environment }] of Object.entries(services)) {
      if (name.startsWith("chatwoot-")) {
        expect(image).toBe("chatwoot/chatwoot:v4.16.2");
        expect(environment.SAFE_FETCH_ALLOW_PRIVATE_NETWORK).toBe("true");
      }
      expect("CHATWOOT_API_TOKEN" in environment, name).toBe(name === "baton-setup");
    }
  });

  it("runs Baton with settings that Baton knows, in both roles, on a database and a Redis number of its own", () => {
    const roles = ["baton-web", "baton-worker"].map((name) => services[name]?.environment.BATON_ROLE);
    expect(roles).toEqual(["web", "worker"]);
    for (const [name, { environment }] of Object.entries(services).filter(([known]) =>
      /^baton-(?!database)/.test(known),
    )) {
      for (const variable of Object.keys(environment))
        expect(Object.keys(configSchema.properties), name).toContain(variable);
      expect(environment.DATABASE_URL).toMatch(/@postgres:5432\/baton$/);
      expect(environment.REDIS_URL).toMatch(/@redis:6379\/1$/);
    }
    expect(services["chatwoot-web"]?.environment).toMatchObject({
      REDIS_URL: "redis://redis:6379/0",
      POSTGRES_DATABASE: "chatwoot",
    });
    expect(services.redis?.command?.join(" ")).toContain("--maxmemory-policy noeviction");
  });

  it("starts nothing before what it needs is there", () => {
    const waits = Object.values(services).flatMap((service) => Object.entries(service.depends_on ?? {}));
    for (const [name, { condition }] of waits) {
      const needed = services[name];
      expect(needed, name).toBeDefined();
      if (condition === "service_healthy")
        expect(needed?.healthcheck?.test ?? read("Dockerfile").includes("HEALTHCHECK")).toBeTruthy();
      if (condition === "service_healthy") expect(needed?.healthcheck?.disable).not.toBe(true);
    }
  });

  const tool = [["docker-compose"], ["docker", "compose"]].find(
    ([command = "", ...rest]) => spawnSync(command, [...rest, "version"]).status === 0,
  );

  /** `check` says once that the tool is missing. */
  it.runIf(tool)("is refused without secrets and accepted with those of make-env", () => {
    const [command = "", ...rest] = tool ?? [];
    const file = path.join(aFolder(), ".env");
    const check = (text: string) => {
      writeFileSync(file, text);
      const args = [...rest, "--env-file", file, "-f", COMPOSE, "config", "--quiet"];
      const { PATH = "", HOME = "" } = process.env;
      return spawnSync(command, args, { cwd: ROOT, env: { PATH, HOME }, encoding: "utf8" });
    };
    const { stdout } = makeEnv();
    expect(check(stdout).status).toBe(0);
    for (const name of SECRETS) {
      const { status, stderr } = check(stdout.replace(new RegExp(`^${name}=.*$`, "m"), ""));
      expect(status, name).not.toBe(0);
      expect(stderr).toContain("sh deploy/make-env.sh .env");
    }
  });
});

describe("Dockerfile", () => {
  it("runs as nobody special, is asked for its health, and starts Baton", () => {
    const last =
      read("Dockerfile")
        .split(/^FROM /m)
        .at(-1) ?? "";
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK .*\n? *.*\/healthz/m);
    expect(last).toMatch(/^CMD \["node", "dist\/plugin\/cli\/baton\.js", "start"\]$/m);
    expect(read("Dockerfile")).not.toMatch(/FROM \S+:latest/);
  });

  it("is built from sources alone", () => {
    const lines = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(lines[0]).toBe("*");
    expect(lines).toContain("**/.env*");
    expect(lines).not.toContain("!node_modules");
  });
});
