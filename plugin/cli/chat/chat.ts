import { parseArgs } from "node:util";
import { createChatwoot } from "../../chatwoot/chatwoot.ts";
import type { PublicApi } from "../../chatwoot/resources/public-api.ts";
import type { Config } from "../../config.ts";
import { loadConfig } from "../../config.ts";
import { ChatwootNotFound, ChatwootUnavailable, ConfigInvalid } from "../../errors.ts";
import { openTalk } from "./talk.ts";
import { converse, recite } from "./terminal.ts";

const API_CHANNEL = "Channel::Api";

/** `baton chat`: a customer in the terminal, by the public API of an API inbox, so that every step of the path is real. */
export async function chat(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { inbox: { type: "string" }, name: { type: "string", default: "Terminal" } },
  });
  const entrance = await findEntrance(loadConfig(process.env), values.inbox);
  try {
    const talk = await openTalk(entrance.api, values.name).catch((error: unknown) => {
      if (!(error instanceof ChatwootNotFound)) throw error;
      throw new ConfigInvalid(`${entrance.host} has no API inbox with the identifier ${entrance.identifier}`);
    });
    console.log(`You are ${values.name} in "${entrance.name}" at ${entrance.host}. /quit ends it.`);
    if (process.stdin.isTTY) await converse(talk, process.stdout);
    else if (!(await recite(talk, { input: process.stdin, print: console.log }))) process.exitCode = 1;
  } finally {
    entrance.close();
  }
}

interface Entrance {
  readonly api: PublicApi;
  readonly host: string;
  readonly identifier: string;
  /** Of the inbox. */
  readonly name: string;
  close(): void;
}

interface Door {
  readonly identifier: string;
  readonly name: string;
}

async function findEntrance(config: Config, wanted: string | undefined): Promise<Entrance> {
  const baseUrl = config.CHATWOOT_BASE_URL ?? `http://localhost:${config.SANDBOX_PORT}`;
  const token = config.CHATWOOT_API_TOKEN ?? config.CHATWOOT_USER_TOKEN ?? null;
  const chatwoot = createChatwoot({ baseUrl, accountId: config.CHATWOOT_ACCOUNT_ID ?? 1, token });
  const find = config.CHATWOOT_BASE_URL ? () => doorsOf(chatwoot, token) : () => sandboxDoors(baseUrl);
  // A named inbox needs no token and no look-up, except for the sandbox, which must be there at all.
  const doors = wanted && config.CHATWOOT_BASE_URL ? [] : await find();
  const [first] = doors;
  const door = wanted
    ? (doors.find(({ identifier }) => identifier === wanted) ?? { identifier: wanted, name: wanted })
    : first;
  if (!door) throw new ConfigInvalid(`${chatwoot.host} has no API inbox: make one there (Settings, Inboxes, API)`);
  return { api: chatwoot.publicApi(door.identifier), host: chatwoot.host, ...door, close: () => chatwoot.close() };
}

async function doorsOf(chatwoot: ReturnType<typeof createChatwoot>, token: string | null): Promise<readonly Door[]> {
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

async function sandboxDoors(baseUrl: string): Promise<readonly Door[]> {
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
