import type { SandboxApi } from "../../helpers/sandbox-api.ts";

export interface FileSent {
  readonly name: string;
  readonly type: string;
  readonly text?: string;
}

/** A new customer who sends a file through the public API. Resolves with the conversation's id. */
export async function sendFile(api: SandboxApi, { name, type, text = "" }: FileSent): Promise<number> {
  const contacts = `/public/api/v1/inboxes/${api.facts.inboxes[0]?.inbox_identifier}/contacts`;
  const contact = await api.call<{ source_id: string }>(`POST ${contacts}`, { body: { name: "Maya Okafor" } });
  const conversations = `${contacts}/${contact.source_id}/conversations`;
  const { id } = await api.call<{ id: number }>(`POST ${conversations}`, { body: {} });
  const form = new FormData();
  form.append("content", text);
  form.append("attachments[]", new File([new Uint8Array(64).fill(7)], name, { type }));
  const answered = await fetch(`${api.url}${conversations}/${id}/messages`, { method: "POST", body: form });
  if (!answered.ok) throw new Error(`The sandbox refused the file with ${answered.status}`);
  return id;
}
