import { Ajv } from "ajv";
import type { FromSchema } from "json-schema-to-ts";
import { ConfigInvalid } from "./errors.ts";

/** Every process setting, in the order of docs/configuration.md. Secrets have no default: nothing is safe until it is yours. */
export const configSchema = {
  type: "object",
  additionalProperties: true,
  properties: {
    PORT: { type: "integer", minimum: 0, maximum: 65535, default: 4000, description: "Port of Baton's HTTP server" },
    HOST: { type: "string", default: "127.0.0.1", description: "Address to listen on; `0.0.0.0` inside a container" },
    BATON_ROLE: {
      type: "string",
      enum: ["both", "web", "worker"],
      default: "both",
      description: "`web` receives webhooks, `worker` settles, thinks and delivers, `both` does all in one process",
    },
    BATON_PUBLIC_URL: {
      type: "string",
      description: "Address at which Chatwoot reaches Baton; default: http://localhost:PORT",
    },
    BATON_SECRET_KEY: {
      type: "string",
      minLength: 32,
      description:
        "Encrypts tokens and secrets in the database; made and kept in BATON_DATA_DIR when the database is embedded",
    },
    BATON_DATA_DIR: {
      type: "string",
      default: ".baton",
      description: "Where the embedded database and local state live",
    },
    DATABASE_URL: {
      type: "string",
      description: "PostgreSQL 14 or newer; unset: an embedded PostgreSQL starts by itself",
    },
    DATABASE_POOL_SIZE: { type: "integer", minimum: 4, default: 20, description: "Connections per process" },
    REDIS_URL: {
      type: "string",
      description: "Redis for the queue, for more than one machine; unset: the queue lives in PostgreSQL",
    },
    WORKER_CONCURRENCY: {
      type: "integer",
      minimum: 1,
      default: 32,
      description: "Conversations that one worker handles at the same time, per kind of job",
    },
    STOP_GRACE_MS: {
      type: "integer",
      minimum: 0,
      default: 7000,
      description: "On SIGTERM, how long running work may finish before it is given back",
    },
    RECONCILE_INTERVAL_SECONDS: {
      type: "integer",
      minimum: 0,
      default: 60,
      description: "How often Chatwoot is asked for messages whose webhook never came; 0 turns it off",
    },
    NOTES_INTERVAL_SECONDS: {
      type: "integer",
      minimum: 0,
      default: 5,
      description: "How often Chatwoot is asked for agents' commands whose webhook never came; 0 turns it off",
    },
    KNOWLEDGE_FOLDER: {
      type: "string",
      description: "Folder of Markdown files the bot answers from; in the demo the shop's, otherwise none",
    },
    KNOWLEDGE_SYNC_SECONDS: {
      type: "integer",
      minimum: 0,
      default: 60,
      description: "How often the Help Center, canned responses and the knowledge folder are read; 0 turns it off",
    },
    CHATWOOT_BASE_URL: { type: "string", description: "Address of Chatwoot; unset: the sandbox starts" },
    CHATWOOT_ACCOUNT_ID: { type: "integer", minimum: 1, description: "Account to connect" },
    CHATWOOT_API_TOKEN: {
      type: "string",
      minLength: 8,
      description: "Access token of an administrator, for `baton setup` and `baton doctor`",
    },
    CHATWOOT_USER_TOKEN: {
      type: "string",
      minLength: 8,
      description: "Access token of a user that Baton reads with; unset: the administrator's",
    },
    CHATWOOT_INBOX_IDS: {
      type: "string",
      pattern: "^(all|\\d+(,\\d+)*)$",
      default: "all",
      description: "Inboxes that `baton setup` connects: ids separated by commas, or `all`",
    },
    OPENAI_MODEL: {
      type: "string",
      description: "Model that is asked, such as `gpt-4o-mini`; unset: no model, the rules answer",
    },
    OPENAI_API_KEY: { type: "string", description: "Key of the model's provider; local servers often need none" },
    OPENAI_BASE_URL: {
      type: "string",
      pattern: "^https?://",
      default: "https://api.openai.com/v1",
      description: "Address of any OpenAI-compatible API, such as http://localhost:11434/v1",
    },
    FALLBACK_MODEL: { type: "string", description: "Model that is asked when the first one fails" },
    FALLBACK_API_KEY: { type: "string", description: "Key of the second provider" },
    FALLBACK_BASE_URL: {
      type: "string",
      pattern: "^https?://",
      default: "https://api.openai.com/v1",
      description: "Address of the second provider's API",
    },
    EMBEDDINGS_MODEL: {
      type: "string",
      description: "Model of the first provider that turns texts into vectors; unset: knowledge is found by its words",
    },
    TRANSCRIPTION_MODEL: {
      type: "string",
      description: "Model of the first provider that writes voice notes down; unset: Chatwoot's transcript or none",
    },
    SMTP_URL: {
      type: "string",
      pattern: "^smtps?://",
      description: "Mail server for notices to people, such as smtps://user:password@mail.example.com",
    },
    SMTP_FROM: { type: "string", default: "Baton <baton@localhost>", description: "Sender of those e-mails" },
    SANDBOX_PORT: { type: "integer", minimum: 0, maximum: 65535, default: 4001, description: "Port of the sandbox" },
    SANDBOX_VERSION: { type: "string", default: "4.16.2", description: "Chatwoot version that the sandbox plays" },
    LOG_LEVEL: {
      type: "string",
      enum: ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
      default: "info",
      description: "Least severe log line that is written",
    },
  },
  required: [
    "PORT",
    "HOST",
    "BATON_ROLE",
    "BATON_DATA_DIR",
    "DATABASE_POOL_SIZE",
    "WORKER_CONCURRENCY",
    "STOP_GRACE_MS",
    "RECONCILE_INTERVAL_SECONDS",
    "NOTES_INTERVAL_SECONDS",
    "CHATWOOT_INBOX_IDS",
    "OPENAI_BASE_URL",
    "FALLBACK_BASE_URL",
    "SMTP_FROM",
    "SANDBOX_PORT",
    "SANDBOX_VERSION",
    "LOG_LEVEL",
  ],
} as const;

export type Config = Readonly<FromSchema<typeof configSchema>>;

type Environment = Readonly<Record<string, string | undefined>>;

const ajv = new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true });
const validate = ajv.compile<Config>(configSchema);

/** The one reader of the environment: every problem is named at once, an empty value counts as unset. */
export function loadConfig(env: Environment): Config {
  const known = Object.keys(configSchema.properties).flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
  const config: unknown = Object.fromEntries(known);
  if (validate(config)) return Object.freeze(config);
  const problems = (validate.errors ?? []).map((error) => {
    const allowed = error.params.allowedValues ? `: ${error.params.allowedValues.join(", ")}` : "";
    return `${error.instancePath.slice(1) || "environment"} ${error.message}${allowed}`;
  });
  throw new ConfigInvalid(`The configuration has ${problems.length} problem(s):\n- ${problems.join("\n- ")}`);
}

/** Where Chatwoot posts to, without a trailing slash. */
export function publicUrl(config: Config): string {
  return (config.BATON_PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/+$/, "");
}

/** Secrets that tools name in the settings: of the whole environment only those that were set for them. */
export const findToolSecret = (name: string): string | undefined =>
  name.startsWith("BATON_TOOL_") ? process.env[name] : undefined;

/** Wherever these are set, LangChain writes prompts to the console or sends them to its makers: customers' words among them. */
const TRACING = [
  "LANGSMITH_TRACING",
  "LANGSMITH_TRACING_V2",
  "LANGCHAIN_TRACING",
  "LANGCHAIN_TRACING_V2",
  "LANGCHAIN_VERBOSE",
];

/** What customers write stays here, whatever was meant for another program on the machine. Gives what was switched off. */
export function forbidTracing(env: Record<string, string | undefined> = process.env): readonly string[] {
  const found = TRACING.filter((name) => env[name]);
  for (const name of found) delete env[name];
  return found;
}
