/** Wraps a text by others in tags that it cannot close: data for a model, never an instruction. */
export function asData(name: string, text: string): string {
  return `<${name}>\n${text.replaceAll(/<(?=[\p{L}/!?])/gu, "‹")}\n</${name}>`;
}

/** Indents every line after the first, so that no text can look like the next entry of a list. */
export const indented = (text: string): string => text.trim().replaceAll(/\r\n?|\n|\u2028|\u2029/g, "\n  ");
