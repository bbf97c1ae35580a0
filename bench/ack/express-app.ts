import express from "express";
import { answerParent } from "../child.ts";

/** The least an Express 5 app can do with a webhook: read the body, answer 200, forget. */
const app = express();
app.post("/webhooks/chatwoot/:connection", express.raw({ type: () => true, limit: "1mb" }), (_request, response) => {
  response.status(200).end();
});
const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address();
  answerParent(typeof address === "object" && address ? address.port : 0, async () => undefined);
});
