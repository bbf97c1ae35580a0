import { ConfigInvalid } from "../errors.ts";

/** JSON `[{text}]`; some sets call it `user_input`: what the customer sends. */
export function parsePlainTexts(content: string, name: string): readonly string[] {
  const texts = itemsOf(content, name).map((item) => textOf(item));
  const found = texts.filter((text) => text !== null);
  if (found.length > 0 && found.length === texts.length) return found;
  throw new ConfigInvalid(`${name}: item ${texts.indexOf(null) + 1} has no text; it should be JSON [{text}]`);
}

function itemsOf(content: string, name: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(content);
    if (Array.isArray(parsed)) return parsed;
  } catch (cause) {
    throw new ConfigInvalid(`${name} is not valid JSON`, { cause });
  }
  throw new ConfigInvalid(`${name} must be a JSON array of {text}`);
}

function textOf(item: unknown): string | null {
  if (typeof item === "string") return item;
  if (typeof item !== "object" || item === null) return null;
  if ("text" in item && typeof item.text === "string") return item.text;
  return "user_input" in item && typeof item.user_input === "string" ? item.user_input : null;
}
