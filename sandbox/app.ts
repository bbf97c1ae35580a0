import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type Express } from "express";
import { agentBotRoutes } from "./routes/agent-bots.ts";
import { assignmentRoutes } from "./routes/assignments.ts";
import { conversationRoutes } from "./routes/conversations.ts";
import { inboxRoutes } from "./routes/inboxes.ts";
import { messageRoutes } from "./routes/messages.ts";
import { type Gateway, mountAccountRoutes, mountOpenRoutes } from "./routes/mount.ts";
import { publicRoutes } from "./routes/public.ts";
import { sandboxRoutes } from "./routes/sandbox.ts";
import type { Stream } from "./routes/stream.ts";

export type AppParts = { readonly gateway: Gateway; readonly stream: Stream; readonly pageDir?: string | undefined };

export function createApp({ gateway, stream, pageDir }: AppParts): Express {
  const { world } = gateway;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");

  const account = express.Router({ mergeParams: true });
  mountAccountRoutes(account, gateway, [
    ...messageRoutes(world),
    ...assignmentRoutes(world),
    ...conversationRoutes(world),
    ...inboxRoutes(world),
    ...agentBotRoutes(world),
  ]);
  app.use("/api/v1/accounts/:account_id", account);

  const open = express.Router();
  mountOpenRoutes(open, gateway, publicRoutes(world));
  app.use("/public/api/v1", allowAnyOrigin, open);

  app.get("/sandbox/stream", (_request, response) => stream.add(response));
  const own = express.Router();
  mountOpenRoutes(own, gateway, sandboxRoutes(gateway));
  app.use(own);

  servePage(app, pageDir);
  app.use((_request, response) => {
    response.status(404).json({ error: "Resource could not be found" });
  });
  return app;
}

const allowAnyOrigin: express.RequestHandler = (request, response, next) => {
  response.set({
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, PATCH, PUT, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": request.headers["access-control-request-headers"] ?? "*",
  });
  if (request.method === "OPTIONS") response.status(204).end();
  else next();
};

const NO_PAGE = "The sandbox runs. Its page is not built yet; GET /sandbox.json tells how to talk to it.\n";

function servePage(app: Express, pageDir: string | undefined): void {
  const index = pageDir === undefined ? undefined : join(pageDir, "index.html");
  if (pageDir === undefined || index === undefined || !existsSync(index)) {
    app.get("/", (_request, response) => {
      response.type("text/plain").send(NO_PAGE);
    });
    return;
  }
  app.use(express.static(pageDir));
}
