import { defineConfig } from "vitest/config";

/** Needs a database, a server or a process of its own, and so takes seconds. The name marks it. */
const SERVICE = "test/**/*.service.test.ts";
const BROWSER = "test/**/*.browser.test.ts";
const SANDBOX = "test/sandbox/**/*.test.ts";

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
          include: ["test/**/*.test.ts"],
          exclude: [SERVICE, BROWSER, SANDBOX],
        },
      },
      {
        test: {
          ...base,
          name: "service",
          include: [SERVICE],
          globalSetup: ["test/helpers/database-server.ts"],
        },
      },
      { test: { ...base, name: "sandbox", include: [SANDBOX] } },
      { test: { ...base, name: "browser", include: [BROWSER] } },
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
