import { Router } from "express";
import { within } from "../concurrency/time-limit.ts";

/** A check of a part that Baton needs. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** `/healthz`: the process runs. `/readyz`: it can work; the answer names failed checks. */
export function healthRouter(checks: readonly Check[]): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    const results = await Promise.all(checks.map(async ({ name, run }) => [name, await resultOf(run)] as const));
    const ready = results.every(([, outcome]) => outcome === "ok");
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? "ok" : "not_ready", checks: Object.fromEntries(results) });
  });
  return router;
}

const CHECK_TIMEOUT_MS = 2_000;

async function resultOf(run: () => Promise<void>): Promise<"ok" | "failed"> {
  const done = Promise.resolve()
    .then(run)
    .then(
      () => "ok" as const,
      () => "failed" as const,
    );
  return within(CHECK_TIMEOUT_MS, done, "failed");
}
