interface User {
  readonly id: number;
  readonly name: string;
  readonly access_token: string;
}

interface Bot {
  readonly id: number;
  readonly access_token: string;
}

interface SandboxJson {
  readonly inboxes: readonly { readonly id: number }[];
  readonly users: readonly User[];
}

/** Plays the bot and other agents from outside the page, over the same API they would use. */
export interface Player {
  readonly users: readonly User[];
  botSays(conversationId: number, message: object): Promise<void>;
  userDoes(user: User, path: string, body: object): Promise<unknown>;
  look(conversationId: number): Promise<Seen>;
  setFaults(faults: object): Promise<void>;
}

export interface Seen {
  readonly status: string;
  readonly snoozed_until: string | null;
  readonly priority: string | null;
  readonly meta: { readonly assignee?: { readonly name: string } | null; readonly team?: { readonly name: string } };
}

export async function createPlayer(url: string): Promise<Player> {
  const { users, inboxes } = await call<SandboxJson>(`${url}/sandbox.json`, "GET");
  const [admin] = users;
  if (!admin) throw new Error("The sandbox has no users");
  const account = `${url}/api/v1/accounts/1`;
  const bot = await call<Bot>(`${account}/agent_bots`, "POST", { token: admin.access_token, body: { name: "Baton" } });
  for (const { id } of inboxes) {
    const body = { agent_bot: bot.id };
    await call(`${account}/inboxes/${id}/set_agent_bot`, "POST", { token: admin.access_token, body });
  }
  const at = (conversationId: number) => `${account}/conversations/${conversationId}`;
  return {
    users,
    async botSays(id, message) {
      await call(`${at(id)}/messages`, "POST", { token: bot.access_token, body: message });
    },
    userDoes: (user, path, body) =>
      call(`${account}/conversations/${path}`, "POST", { token: user.access_token, body }),
    look: (id) => call<Seen>(at(id), "GET", { token: admin.access_token }),
    async setFaults(faults) {
      await call(`${url}/sandbox/faults`, "PUT", { body: faults });
    },
  };
}

interface CallOptions {
  readonly token?: string;
  readonly body?: object;
}

async function call<T>(url: string, method: string, { token, body }: CallOptions = {}): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { "Content-Type": "application/json", ...(token ? { "Api-Access-Token": token } : {}) },
    body: body ? JSON.stringify(body) : null,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  return (text ? JSON.parse(text) : null) as T;
}
