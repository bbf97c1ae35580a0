import express, { type Express } from "express";
import { accountRoutes as accountRoutesOf } from "./routes/account.ts";
import { agentBotRoutes } from "./routes/agent-bots.ts";
import { assignmentRoutes } from "./routes/assignments.ts";
import { bulkRoutes } from "./routes/bulk-actions.ts";
import { catalogRoutes } from "./routes/catalog.ts";
import { contactRoutes } from "./routes/contacts.ts";
import { conversationCreateRoutes } from "./routes/conversation-create.ts";
import { conversationListRoutes } from "./routes/conversation-list.ts";
import { conversationRoutes } from "./routes/conversations.ts";
import { dashboardFrameRoutes } from "./routes/dashboard-frame.ts";
import { helpCenterRoutes } from "./routes/help-center.ts";
import { inboxRoutes } from "./routes/inboxes.ts";
import { installationRoutes, serveStorage } from "./routes/installation.ts";
import { messageRoutes } from "./routes/messages.ts";
import {
  type Gateway,
  mountAccountRoutes,
  mountOpenRoutes,
  mountPlatformRoutes,
  mountUserRoutes,
} from "./routes/mount.ts";
import { nativeRoutes } from "./routes/native.ts";
import { peopleRoutes } from "./routes/people.ts";
import { platformRoutes } from "./routes/platform.ts";
import { profileRoutes, signInRoutes } from "./routes/profile.ts";
import { publicRoutes } from "./routes/public.ts";
import { publicHelpCenterRoutes } from "./routes/public-help-center.ts";
import type { AccountRoute } from "./routes/route.ts";
import { sandboxRoutes } from "./routes/sandbox.ts";
import { searchRoutes } from "./routes/search.ts";
import type { Stream } from "./routes/stream.ts";
import { publicSurveyRoutes, surveyRoutes } from "./routes/surveys.ts";
import { webhookRoutes } from "./routes/webhooks.ts";
import type { World } from "./world.ts";

type AppParts = { readonly gateway: Gateway; readonly stream: Stream; readonly pageDir?: string | undefined };

export function createApp({ gateway, stream, pageDir }: AppParts): Express {
  const { world } = gateway;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use((_request, response, next) => {
    // By its own clock, like everything else it says about time.
    response.setHeader("Date", new Date(world.clock.now()).toUTCString());
    next();
  });

  const account = express.Router({ mergeParams: true });
  mountAccountRoutes(account, gateway, accountRoutes(world));
  app.use("/api/v1/accounts/:account_id", account);

  const user = express.Router();
  mountUserRoutes(user, gateway, profileRoutes(world));
  app.use("/api/v1", user);

  const platform = express.Router();
  mountPlatformRoutes(platform, gateway, platformRoutes(world));
  app.use("/platform/api/v1", platform);

  const open = express.Router();
  mountOpenRoutes(open, gateway, [...publicRoutes(world), ...publicSurveyRoutes(world)]);
  app.use("/public/api/v1", allowAnyOrigin, open);

  app.get("/sandbox/stream", (_request, response) => stream.add(response));
  serveStorage(app, world);
  const root = express.Router();
  mountOpenRoutes(root, gateway, [
    ...sandboxRoutes(gateway),
    ...nativeRoutes(world),
    ...dashboardFrameRoutes(world),
    ...installationRoutes(world),
    ...publicHelpCenterRoutes(world),
    ...signInRoutes(world, gateway.sessions),
  ]);
  app.use(root);

  servePage(app, pageDir);
  app.use(notFound);
  return app;
}

const notFound: express.RequestHandler = (_request, response) => {
  response.status(404).json({ error: "Resource could not be found" });
};

/** In the order in which paths are tried: a fixed word before a parameter in the same place. */
function accountRoutes(world: World): readonly AccountRoute[] {
  return [
    ...accountRoutesOf(world),
    ...messageRoutes(world),
    ...assignmentRoutes(world),
    ...conversationListRoutes(world),
    ...conversationCreateRoutes(world),
    ...conversationRoutes(world),
    ...contactRoutes(world),
    ...inboxRoutes(world),
    ...peopleRoutes(world),
    ...agentBotRoutes(world),
    ...catalogRoutes(world),
    ...webhookRoutes(world),
    ...surveyRoutes(world),
    ...helpCenterRoutes(world),
    ...searchRoutes(world),
    ...bulkRoutes(world),
  ];
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
  if (pageDir !== undefined) app.use(express.static(pageDir));
  app.get("/", (_request, response) => {
    response.type("text/plain").send(NO_PAGE);
  });
}
