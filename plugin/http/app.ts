import express, { type Express } from "express";
import helmet from "helmet";
import { NotFound } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Metrics } from "../metrics.ts";
import type { ApiParts } from "./api/api-parts.ts";
import { apiRouter } from "./api/api-router.ts";
import { errorHandler } from "./error-handler.ts";
import { type Check, healthRouter } from "./health.ts";
import { type WebhookParts, webhookRouter } from "./webhook.ts";

/** The webhook route comes before everything else: what serves pages must not cost a delivery time. */
export function createApp(parts: {
  webhook: WebhookParts;
  metrics: Metrics;
  log: Logger;
  checks: readonly Check[];
  api?: ApiParts;
}): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("query parser", "simple");
  app.use("/webhooks", webhookRouter(parts.webhook));
  app.use(helmet());
  app.use(healthRouter(parts.checks));
  app.get("/metrics", async (_request, response) => {
    response.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics());
  });
  if (parts.api) app.use("/api/v1", apiRouter(parts.api));
  app.use(() => {
    throw new NotFound("There is nothing at this address");
  });
  app.use(errorHandler({ log: parts.log, onRefused: (code) => parts.metrics.refused.inc({ code }) }));
  return app;
}
