/** A random name for something on this page. `crypto.randomUUID` is missing where the page comes by plain http. */
export function createKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
