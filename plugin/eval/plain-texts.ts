import { ConfigInvalid } from "../errors.ts";
import { listIn, parseJson, textIn } from "./labelled-file.ts";

/** JSON `[{text}]` or `["…"]`; some sets call the text `user_input`. */
export function parsePlainTexts(content: string, name: string): readonly string[] {
  return listIn(parseJson(content, name), { name, shape: "{text}" }).map((item, index) => {
    const text = typeof item === "string" ? item : (textIn(item, "text") ?? textIn(item, "user_input"));
    if (text === null) throw new ConfigInvalid(`${name}: item ${index + 1} has no text; it should be JSON [{text}]`);
    return text;
  });
}
