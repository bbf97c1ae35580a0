/** A result as a model reads it; a long one is cut with a note. */
export function boundedValue(value: unknown, mostChars: number): unknown {
  const text = JSON.stringify(value) ?? "null";
  if (text.length <= mostChars) return JSON.parse(text);
  return { cut: true, beginning: text.slice(0, mostChars) };
}
