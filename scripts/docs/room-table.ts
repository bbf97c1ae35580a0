import path from "node:path";
import { pathToFileURL } from "node:url";
import { table } from "./table.ts";

/** What lives in each room. Which rooms exist, and what they may import, says `.dependency-cruiser.js`. */
const HOLDS: Readonly<Record<string, string>> = {
  errors: "the errors of the program, as one union of codes",
  "project-files": "reading what ships beside the code: texts, prompts, vocabularies, examples",
  language: "what words mean: languages, phrases, entities, intents; pure",
  telemetry: "log and metrics",
  net: "outgoing requests to addresses that others chose, and which addresses are private",
  concurrency: "time limits, pauses between tries, batches, lanes, repeated work",
  core: "the rules: baton, turn, commands, settings, texts; pure",
  bot: "`plugin/bot.ts`, the one door for handlers",
  config: "`plugin/config.ts`, the environment variables",
  safety: "what a model may be shown and what the bot may say; pure",
  chatwoot: "Chatwoot's addresses, numbers and JSON: `deliveries/` come in, `effects/` go out, `resources/` is its API",
  db: "all SQL: stores named by table",
  queue: "nudges to workers, and the sweeper that finds lost ones",
  knowledge: "what the business has written: reading sources, searching them",
  brain: "decides what to say: `by-rules/` and `by-model/`; returns values",
  accounts: "connections, their settings and their people, kept for a moment",
  "catch-up": "what Chatwoot's webhooks did not tell",
  turn: "the path of a message: settle, think, deliver, timers, commands",
  upkeep: "scheduled jobs",
  setup: "connecting a Chatwoot account; set-up files",
  http: "webhook, health, metrics, admin API",
  rehearsal: "example conversations, played in memory",
  eval: "measuring the quality of answers",
  compose: "puts the parts together for a process",
};

/** A row for each room, from the ground up: what it holds and what it may import. */
export async function roomTable(): Promise<string> {
  const { rooms }: { rooms: Readonly<Record<string, readonly string[]>> } = await import(
    pathToFileURL(path.resolve(".dependency-cruiser.js")).href
  );
  const rows = Object.entries(rooms).map(([room, may]) => {
    const holds = HOLDS[room];
    if (holds === undefined) throw new Error(`scripts/docs/room-table.ts does not say what the room ${room} holds`);
    return [`\`${room}\``, holds, may.length === 0 ? "nothing" : may.join(", ")];
  });
  return table(["room", "holds", "may import"], rows);
}
