import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import type { FromSchema } from "json-schema-to-ts";
import { parse } from "yaml";
import type { SettingsDocument } from "./core/settings.ts";
import { errorsIn, findSettingsProblems } from "./core/settings-problems.ts";
import { ConfigInvalid } from "./errors.ts";

/** What a set-up file says: the vocabulary that Chatwoot should have, and the settings of every inbox it connects. */
const presetSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    bot: { type: "string", minLength: 1, default: "Baton" },
    teams: {
      type: "array",
      default: [],
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name"],
        properties: { name: { type: "string", minLength: 1 }, description: { type: "string", default: "" } },
      },
    },
    labels: {
      type: "array",
      default: [],
      items: {
        type: "object",
        additionalProperties: false,
        required: ["title"],
        properties: {
          title: { type: "string", minLength: 1 },
          description: { type: "string", default: "" },
          color: { type: "string", default: "#1f93ff" },
        },
      },
    },
    attributes: {
      type: "array",
      default: [],
      items: {
        type: "object",
        additionalProperties: false,
        required: ["key", "name"],
        properties: {
          key: { type: "string", minLength: 1 },
          name: { type: "string", minLength: 1 },
          type: {
            type: "string",
            enum: ["text", "number", "currency", "percent", "link", "date", "list", "checkbox"],
            default: "text",
          },
          model: { type: "string", enum: ["conversation", "contact"], default: "conversation" },
          description: { type: "string", default: "" },
        },
      },
    },
    settings: { type: "object", default: {} },
  },
} as const;

type Vocabulary = Required<Omit<FromSchema<typeof presetSchema>, "settings">>;
export type Preset = Vocabulary & { readonly settings: SettingsDocument };

const ajv = new Ajv({ allErrors: true, useDefaults: true, strictTypes: false });
const validate = ajv.compile<Preset>(presetSchema);

/** What `baton setup` wants when it is given no file. */
export const emptyPreset: Preset = { bot: "Baton", teams: [], labels: [], attributes: [], settings: {} };

export async function loadPreset(file: string): Promise<Preset> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ConfigInvalid(`There is no set-up file at ${file}`, { cause });
  });
  const preset: unknown = parse(text);
  const problems = problemsOf(preset);
  if (problems.length === 0 && validate(preset)) return preset;
  throw new ConfigInvalid(`${file} has ${problems.length} problem(s):\n- ${problems.join("\n- ")}`);
}

function problemsOf(preset: unknown): readonly string[] {
  if (!validate(preset)) return (validate.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`);
  return errorsIn(findSettingsProblems(preset.settings)).map(({ path, message }) => `/settings${path} ${message}`);
}
