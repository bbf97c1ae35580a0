import type { RequestListener } from "node:http";
import express, { type ErrorRequestHandler, type Express } from "express";
import helmet from "helmet";
import { NotFound } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import type { ApiParts } from "./api/api-parts.ts";
import { apiRouter } from "./api/api-router.ts";
import { type AnswerError, errorAnswerer } from "./error-handler.ts";
import { type Check, healthRouter } from "./health.ts";
import { createWebhook, type WebhookParts } from "./webhook.ts";

interface AppParts {
  readonly webhook: WebhookParts;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly checks: readonly Check[];
  readonly api?: ApiParts;
}

/** The webhook comes first, so that deliveries do not wait for the middleware of pages. */
export function createApp(parts: AppParts): RequestListener {
  const { metrics, log } = parts;
  const answerError = errorAnswerer({ log, onRefused: (code) => metrics.refused.inc({ code }) });
  const webhook = createWebhook(parts.webhook, answerError);
  const pages = createPages(parts, answerError);
  return (request, response) => {
    if (!webhook(request, response)) pages(request, response);
  };
}

function createPages({ metrics, checks, api }: AppParts, answerError: AnswerError): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("query parser", "simple");
  app.use(helmet());
  app.use(healthRouter(checks));
  app.get("/metrics", async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  if (api) app.use("/api/v1", apiRouter(api));
  app.use(() => {
    throw new NotFound("There is nothing at this address");
  });
  const onError: ErrorRequestHandler = (error, _request, response, _next) => answerError(error, response);
  app.use(onError);
  return app;
}
