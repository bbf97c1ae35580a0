import { extname } from "node:path";
import type { Express } from "express";
import type { World } from "../world.ts";
import { Answer, type Route, route, textParam } from "./route.ts";

/** What anybody may ask of the installation: its version, its health, an uploaded file. */
export function installationRoutes(world: World): readonly Route<null>[] {
  return [
    route("GET /api", () => ({
      version: world.caps.version,
      timestamp: new Date(world.clock.now()).toISOString().slice(0, 19).replace("T", " "),
      queue_services: "ok",
      data_services: "ok",
    })),
    route("GET /health", () => ({ status: "woot" })),
    route("GET /rails/active_storage/blobs/redirect/:key/:file", (call) => {
      const key = textParam(call, "key");
      if (!world.blobs.find(key, world.clock.now())) return new Answer(404);
      const file = encodeURIComponent(textParam(call, "file"));
      return new Answer(302, undefined, { Location: `${world.baseUrl}/rails/active_storage/disk/${key}/${file}` });
    }),
  ];
}

/** Only what a browser shows harmlessly is shown; everything else is a download. */
const SHOWN = new Set([
  ".png",
  ".jpg",
  ".jpeg",
  ".gif",
  ".webp",
  ".mp3",
  ".ogg",
  ".oga",
  ".wav",
  ".m4a",
  ".mp4",
  ".webm",
  ".pdf",
]);

/** Storage is another machine in production; here it is another path. */
export function serveStorage(app: Express, world: World): void {
  app.get("/rails/active_storage/disk/:key/:file", (request, response) => {
    const { key, file } = request.params;
    const bytes = world.blobs.find(key, world.clock.now());
    if (!bytes) {
      response.status(404).end();
      return;
    }
    const extension = extname(file).toLowerCase();
    const isShown = SHOWN.has(extension);
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Content-Disposition", isShown ? "inline" : "attachment");
    response.type(isShown ? extension : "application/octet-stream").send(bytes);
  });
}
