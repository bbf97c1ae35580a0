import { parseArgs } from "node:util";
import { createChatwoot } from "../../chatwoot/chatwoot.ts";
import type { PublicApi } from "../../chatwoot/resources/public-api.ts";
import type { Config } from "../../config.ts";
import { loadConfig } from "../../config.ts";
import { ChatwootNotFound, ChatwootUnavailable, ConfigInvalid } from "../../errors.ts";
import { openTalk } from "./talk.ts";
import { converse, recite } from "./terminal.ts";

const API_CHANNEL = "Channel::Api";

/** `baton chat`: a customer in the terminal, through the public API of an API inbox, so that every step is real. */
export async function chat(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { inbox: { type: "string" }, name: { type: "string", default: "Terminal" } },
  });
  const inbox = await findInbox(loadConfig(process.env), values.inbox);
  try {
    const talk = await openTalk(inbox.api, values.name).catch((error: unknown) => {
      if (!(error instanceof ChatwootNotFound)) throw error;
      throw new ConfigInvalid(`${inbox.host} has no API inbox with the identifier ${inbox.identifier}`);
    });
    console.log(`You are ${values.name} in "${inbox.name}" at ${inbox.host}. /quit ends it.`);
    if (process.stdin.isTTY) await converse(talk, process.stdout);
    else if (!(await recite(talk, { input: process.stdin, print: console.log }))) process.exitCode = 1;
  } finally {
    inbox.close();
  }
}

interface ChatInbox {
  readonly api: PublicApi;
  readonly host: string;
  readonly identifier: string;
  /** The name of the inbox. */
  readonly name: string;
  close(): void;
}

interface ApiInbox {
  readonly identifier: string;
  readonly name: string;
}

async function findInbox(config: Config, wanted: string | undefined): Promise<ChatInbox> {
  const baseUrl = config.CHATWOOT_BASE_URL ?? `http://localhost:${config.SANDBOX_PORT}`;
  const token = config.CHATWOOT_API_TOKEN ?? config.CHATWOOT_USER_TOKEN ?? null;
  const chatwoot = createChatwoot({ baseUrl, accountId: config.CHATWOOT_ACCOUNT_ID ?? 1, token });
  const find = config.CHATWOOT_BASE_URL ? () => listApiInboxes(chatwoot, token) : () => listSandboxInboxes(baseUrl);
  // A named inbox needs no token and no look-up. The sandbox is called in any case, to check that it runs.
  const inboxes = wanted && config.CHATWOOT_BASE_URL ? [] : await find();
  const [first] = inboxes;
  const chosen = wanted
    ? (inboxes.find(({ identifier }) => identifier === wanted) ?? { identifier: wanted, name: wanted })
    : first;
  if (!chosen) throw new ConfigInvalid(`${chatwoot.host} has no API inbox: make one there (Settings, Inboxes, API)`);
  return { api: chatwoot.publicApi(chosen.identifier), host: chatwoot.host, ...chosen, close: () => chatwoot.close() };
}

async function listApiInboxes(
  chatwoot: ReturnType<typeof createChatwoot>,
  token: string | null,
): Promise<readonly ApiInbox[]> {
  if (token === null) {
    throw new ConfigInvalid(
      "Name the API inbox with --inbox (its identifier is in Settings, Inboxes, Configuration), or set CHATWOOT_API_TOKEN",
    );
  }
  const inboxes = await chatwoot.inboxes.list();
  return inboxes.flatMap(({ name, channel_type: channel, inbox_identifier: identifier }) =>
    channel === API_CHANNEL && identifier ? [{ name, identifier }] : [],
  );
}

interface SandboxInboxes {
  readonly inboxes: readonly {
    readonly name: string;
    readonly channel_type: string;
    readonly inbox_identifier: string;
  }[];
}

async function listSandboxInboxes(baseUrl: string): Promise<readonly ApiInbox[]> {
  const response = await fetch(`${baseUrl}/sandbox.json`).catch(() => undefined);
  if (!response?.ok) {
    throw new ChatwootUnavailable(
      `No sandbox answers at ${baseUrl}: run npm start in another terminal, or set CHATWOOT_BASE_URL to your Chatwoot`,
    );
  }
  const { inboxes } = (await response.json()) as SandboxInboxes;
  return inboxes
    .filter(({ channel_type: channel }) => channel === API_CHANNEL)
    .map(({ name, inbox_identifier: identifier }) => ({ name, identifier }));
}
