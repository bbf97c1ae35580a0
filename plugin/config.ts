import { Ajv } from "ajv";
import { type Config, configSchema } from "./config-schema.ts";
import { ConfigInvalid } from "./errors.ts";

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
