import { defineConfig } from "vitest/config";

/** Without a database, a browser or a process of its own: fast enough for every save. */
const UNIT = [
  "test/core/**",
  "test/handlers/**",
  "test/unit/**",
  "test/brain/**",
  "test/cli-eval/**",
  "test/chatwoot/{parse,envelope,render,version,abilities}*.test.ts",
];

/** A shared CI machine may stall for seconds: what really broke fails three times, too. */
const retry = process.env.CI ? 2 : 0;

const base = { testTimeout: 60_000, hookTimeout: 120_000, pool: "forks" as const, retry };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...base,
          name: "unit",
          include: UNIT.map((place) => (place.endsWith(".ts") ? place : `${place}/*.test.ts`)),
        },
      },
      {
        test: {
          ...base,
          name: "service",
          include: ["test/{db,http,queue,turn,cli,chatwoot,path,baton,commands,knowledge,answers}/**/*.test.ts"],
          exclude: UNIT,
          globalSetup: ["test/helpers/database-server.ts"],
        },
      },
      { test: { ...base, name: "sandbox", include: ["test/sandbox/**/*.test.ts"] } },
      { test: { ...base, name: "browser", include: ["test/console/**/*.test.ts"] } },
      {
        test: {
          ...base,
          name: "chaos",
          include: ["test/chaos/**/*.long.ts"],
          testTimeout: 1_800_000,
          fileParallelism: false,
          globalSetup: ["test/helpers/database-server.ts"],
        },
      },
    ],
  },
});
