import { Document, isMap, isScalar, type YAMLMap } from "yaml";
import type { JsonObject } from "../core/json-pointer.ts";
import { listSettings } from "../core/settings-catalog.ts";

const WIDTH = 110;

export function toYaml(value: JsonObject): string {
  return new Document(value).toString({ lineWidth: WIDTH });
}

/** Complete settings with what each is good for, in the order of the schema. */
export function describedYaml(settings: JsonObject): string {
  const document = new Document(settings);
  if (isMap(document.contents)) describeMap(document.contents, "");
  return document.toString({ lineWidth: WIDTH });
}

const descriptions = new Map(
  listSettings().map(({ name, description, kind, isSection }) => [name, { description, kind, isSection }]),
);

function describeMap(map: YAMLMap, prefix: string): void {
  for (const { key, value } of map.items) {
    if (!isScalar(key)) continue;
    const name = `${prefix}${String(key.value)}`;
    const known = descriptions.get(name);
    if (!known) continue;
    key.commentBefore = ` ${known.isSection ? known.description : `${known.description} (${plain(known.kind)})`}`;
    key.spaceBefore = true;
    if (known.isSection && isMap(value)) describeMap(value, `${name}.`);
  }
}

/** Comments have no typography. */
const plain = (kind: string): string => kind.replaceAll("`", "");
