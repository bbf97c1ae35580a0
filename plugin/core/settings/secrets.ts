import { isJsonObject, type JsonObject } from "../json.ts";
import { listSettings } from "./catalog.ts";
import type { SettingsDocument } from "./settings.ts";

const SECRETS: readonly (readonly string[])[] = listSettings()
  .filter(({ isSecret, name }) => isSecret && !name.includes("[]"))
  .map(({ name }) => name.split("."));

/** The document as it may leave the house: settings that are a key to something stay behind. */
export function withoutSecrets(document: SettingsDocument): SettingsDocument {
  return SECRETS.reduce<JsonObject>((rest, steps) => withValue(rest, steps, undefined), document);
}

/** A document from elsewhere says nothing of secrets: those that are set here stay as they are. */
export function withSecretsOf(current: SettingsDocument, document: SettingsDocument): SettingsDocument {
  return SECRETS.reduce<JsonObject>((filled, steps) => {
    const isSaid = readAt(filled, steps) !== undefined;
    return isSaid ? filled : withValue(filled, steps, readAt(current, steps));
  }, document);
}

function readAt(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce((inner, step) => (isJsonObject(inner) ? inner[step] : undefined), value);
}

/** A copy with one value exchanged, or left out. A group is made for it, and none is left behind empty. */
function withValue(group: JsonObject, [step = "", ...rest]: readonly string[], value: unknown): JsonObject {
  const { [step]: before, ...others } = group;
  const inner = rest.length === 0 ? value : withValue(isJsonObject(before) ? before : {}, rest, value);
  const isEmpty = inner === undefined || (rest.length > 0 && isJsonObject(inner) && Object.keys(inner).length === 0);
  return isEmpty ? others : { ...others, [step]: inner };
}
