import type { NewMessage } from "./resources/rest-message.ts";

/** Files travel as multipart, where Chatwoot reads objects from JSON strings. */
export function messageForm({ attachments = [], ...fields }: NewMessage): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) form.append(key, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  for (const { name, contentType, data } of attachments) {
    form.append(
      "attachments[]",
      new Blob([data instanceof Blob ? data : new Uint8Array(data)], { type: contentType }),
      name,
    );
  }
  return form;
}
