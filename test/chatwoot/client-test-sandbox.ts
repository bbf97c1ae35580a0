import { onTestFinished } from "vitest";
import { startSandbox } from "../../sandbox/server.ts";
import { aClient } from "./client-fake-server.ts";

interface SandboxFacts {
  readonly account_id: number;
  readonly inboxes: readonly { readonly id: number; readonly name: string; readonly inbox_identifier: string }[];
  readonly users: readonly {
    readonly id: number;
    readonly name: string;
    readonly role: string;
    readonly access_token: string;
  }[];
}

/** A Chatwoot of this version with clients for its people. */
export async function openSandbox(version: string) {
  const sandbox = await startSandbox({ port: 0, version });
  onTestFinished(() => sandbox.stop());
  const facts = (await (await fetch(`${sandbox.url}/sandbox.json`)).json()) as SandboxFacts;
  const tokenOf = (name: string) => facts.users.find((user) => user.name === name)?.access_token ?? "";
  const admin = aClient(sandbox.url, { accountId: facts.account_id, token: tokenOf("Alice Prado") });
  const agent = admin.withToken(tokenOf("Bruno Lima"));
  const [site] = facts.inboxes;
  if (site === undefined) throw new Error("The sandbox has no inbox");
  return { url: sandbox.url, facts, admin, agent, site };
}

export type OpenSandbox = Awaited<ReturnType<typeof openSandbox>>;

/** A customer writes to the first inbox. */
export async function aCustomer({ admin, site }: OpenSandbox, ...texts: readonly string[]) {
  const customer = admin.publicApi(site.inbox_identifier);
  const { source_id: contact } = await customer.contacts.create({ name: "Maria Souza" });
  const { id: conversation } = await customer.conversations.create(contact);
  const place = { contact, conversation };
  for (const content of texts) await customer.messages.create(place, { content });
  return { customer, place, conversation };
}

export const WANTED = {
  botName: "Nova",
  outgoingUrl: "https://baton.example.com/webhooks/chatwoot/c1?key=s3cret",
  accountWebhookUrl: "https://baton.example.com/webhooks/chatwoot/c1/account?key=s3cret",
  inboxIds: [1, 2],
  teams: [
    { name: "Vendas", description: "exists already, in lower case" },
    { name: "Plantão", description: "Nights and weekends" },
  ],
  labels: [{ title: "bot-duvida", description: "The bot was unsure", color: "#ff8800" }],
  attributes: [
    { key: "baton_topic", name: "Topic", type: "text", model: "conversation", description: "What it is about" },
    { key: "baton_opt_out", name: "No bot", type: "checkbox", model: "contact", description: "Wants no bot" },
  ],
} as const;
