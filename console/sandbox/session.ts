import type { Announcer } from "../shared/announcer.tsx";
import type { Message } from "../shared/chatwoot/message.ts";
import { errorText, type Send } from "../shared/http.ts";
import { createStore, type Store } from "../shared/store.ts";
import type { Toasts } from "../shared/toasts.tsx";
import { type Chat, createChat } from "./chat/chat.ts";
import { createCustomerApi } from "./chat/customer-api.ts";
import { createDesk, type Desk } from "./desk/desk.ts";
import { createDeskApi } from "./desk/desk-api.ts";
import { findBatonUrl, parseSandboxInfo, type SandboxInfo } from "./info.ts";
import { createLive, type Live } from "./live.ts";

interface Installation {
  readonly info: SandboxInfo;
  readonly batonUrl: string | null;
}

/** Everything the page knows about one running sandbox. */
export interface Session {
  readonly installation: Store<Installation>;
  readonly live: Live;
  readonly chat: Chat;
  readonly desk: Desk;
}

interface SessionDependencies {
  readonly send: Send;
  readonly streamUrl: string;
  readonly storage: Storage;
  readonly toasts: Toasts;
  readonly announcer: Announcer;
  /** Another installation answers at the same address: nothing the page holds is true any more. */
  readonly onReplaced: () => void;
}

const BOT_POLL_MS = 3_000;

export function createSandboxSession(dependencies: SessionDependencies): () => Promise<Session> {
  const { send, streamUrl, storage, toasts, announcer, onReplaced } = dependencies;
  return async () => {
    const info = parseSandboxInfo(await send("sandbox.json"));
    const installation = createStore<Installation>({ info, batonUrl: null });
    const live = createLive(streamUrl);
    const onError = (title: string, err: unknown) => toasts.fail(title, errorText(err));
    const say = (message: Message) => announcer.say(spoken(message));
    const api = createCustomerApi(send);
    const makeApi = (tokenOf: () => string) => createDeskApi(send, info.accountId, tokenOf);
    const desk = createDesk({ info, makeApi, live, storage, onError, onCustomerMessage: say });
    const onConversation = (id: number) => void desk.follow(id);
    const { inboxes } = info;
    const chat = createChat({ api, live, inboxes, storage, onError, onConversation, onAnswer: say });
    live.on((event) => {
      if (event.kind === "resumed") void checkInstallation(installation, send, onReplaced);
    });
    live.start();
    void followBot(installation, send);
    void chat.start();
    void desk.start();
    return { installation, live, chat, desk };
  };
}

function spoken({ sender, kind, content }: Message): string {
  const who = sender?.name ?? (kind === "template" ? "Automatic message" : "New message");
  return `${who}: ${content || "attachment"}`;
}

/** Baton connects its bot moments after the sandbox starts, often after the page is open. */
async function followBot(installation: Store<Installation>, send: Send): Promise<void> {
  for (;;) {
    const info = await readInfo(installation, send);
    if (info.botId !== null) {
      installation.set({ info, batonUrl: await readBatonUrl(info, send) });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, BOT_POLL_MS));
  }
}

async function checkInstallation(installation: Store<Installation>, send: Send, onReplaced: () => void): Promise<void> {
  const info = await readInfo(installation, send);
  const isSame = info.users[0]?.token === installation.get().info.users[0]?.token;
  if (isSame) installation.set({ info });
  else onReplaced();
}

async function readInfo(installation: Store<Installation>, send: Send): Promise<SandboxInfo> {
  try {
    return parseSandboxInfo(await send("sandbox.json"));
  } catch {
    return installation.get().info;
  }
}

async function readBatonUrl({ users, accountId, botId }: SandboxInfo, send: Send): Promise<string | null> {
  const administrator = users.find(({ role }) => role === "administrator");
  if (!administrator || botId === null) return null;
  try {
    const bots = await send(`api/v1/accounts/${accountId}/agent_bots`, { token: administrator.token });
    return findBatonUrl(bots, botId);
  } catch {
    return null;
  }
}
