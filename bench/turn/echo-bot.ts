import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import express from "express";
import { answerParent } from "../child.ts";

/** The echo bot of Microsoft's samples: no credentials, as against the emulator, and nothing kept. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const app = express();
app.use(express.json());
app.post("/api/messages", async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address();
  answerParent(typeof address === "object" && address ? address.port : 0, async () => undefined);
});
