/** What a model may read of a result; a long one is cut and says so. */
export function boundedValue(value: unknown, mostChars: number): unknown {
  const text = JSON.stringify(value) ?? "null";
  if (text.length <= mostChars) return JSON.parse(text);
  return { cut: true, beginning: text.slice(0, mostChars) };
}
