import { ConfigInvalid } from "../errors.ts";
import { parseCsv } from "./csv.ts";
import { fieldOf, listIn, parseJson, textIn } from "./labelled-file.ts";

/** A text with its expected intent; null when it has none. */
export interface LabelledText {
  readonly text: string;
  readonly intent: string | null;
}

const OUT_OF_SCOPE = new Set(["", "oos", "NO_NODES_DETECTED"]);
const TEXT_HEADINGS = new Set(["text", "sentence", "utterance", "query", "message"]);
const INTENT_HEADINGS = new Set(["intent", "label", "category", "class"]);

/** JSON `[{text, intent}]` or CSV `text,intent`, with a heading or without one. */
export function parseLabelledTexts(content: string, name: string): readonly LabelledText[] {
  const start = content.trimStart();
  const found = start.startsWith("[") || start.startsWith("{") ? fromJson(content, name) : fromCsv(content, name);
  if (found.length === 0)
    throw new ConfigInvalid(`${name} holds no texts; it should be CSV text,intent or JSON [{text, intent}]`);
  return found;
}

export function intentOf(value: unknown): string | null {
  const intent = typeof value === "string" ? value.trim() : "";
  return OUT_OF_SCOPE.has(intent) ? null : intent;
}

function fromJson(content: string, name: string): readonly LabelledText[] {
  return listIn(parseJson(content, name), { name, shape: "{text, intent}" }).map((item, index) => {
    const text = textIn(item, "text");
    if (text === null) throw new ConfigInvalid(`${name}: item ${index + 1} has no text`);
    return { text, intent: intentOf(fieldOf(item, "intent")) };
  });
}

function fromCsv(content: string, name: string): readonly LabelledText[] {
  const rows = parseCsv(content);
  const heading = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const hasHeading =
    heading.some((cell) => TEXT_HEADINGS.has(cell)) && heading.some((cell) => INTENT_HEADINGS.has(cell));
  const textAt = hasHeading ? heading.findIndex((cell) => TEXT_HEADINGS.has(cell)) : 0;
  const intentAt = hasHeading ? heading.findIndex((cell) => INTENT_HEADINGS.has(cell)) : 1;
  return rows.slice(hasHeading ? 1 : 0).map((row, index) => {
    const text = row[textAt];
    if (text === undefined) throw new ConfigInvalid(`${name}: row ${index + 1} has no text`);
    return { text, intent: intentOf(row[intentAt]) };
  });
}

/** JSON `[{text}]` or `["…"]`; some sets call the text `user_input`. */
export function parsePlainTexts(content: string, name: string): readonly string[] {
  return listIn(parseJson(content, name), { name, shape: "{text}" }).map((item, index) => {
    const text = typeof item === "string" ? item : (textIn(item, "text") ?? textIn(item, "user_input"));
    if (text === null) throw new ConfigInvalid(`${name}: item ${index + 1} has no text; it should be JSON [{text}]`);
    return text;
  });
}
