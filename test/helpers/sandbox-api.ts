/** A message as Chatwoot's REST API shows it. */
export interface SandboxMessage {
  readonly id: number;
  readonly content: string | null;
  /** 0 incoming, 1 outgoing, 2 activity, 3 template. */
  readonly message_type: number;
  readonly content_type: string;
  readonly private: boolean;
  readonly content_attributes: { readonly baton?: { readonly effect?: string } } & Readonly<Record<string, unknown>>;
  readonly sender?: { readonly id: number; readonly name: string; readonly type?: string } | null;
}

export interface SandboxConversation {
  readonly id: number;
  readonly status: "open" | "pending" | "resolved" | "snoozed";
  readonly labels: readonly string[];
  readonly custom_attributes: Readonly<Record<string, unknown>>;
  readonly meta: {
    readonly assignee?: { readonly id: number; readonly name: string };
    readonly assignee_type?: string;
    readonly team?: { readonly id: number; readonly name: string };
  };
}

export interface SandboxFacts {
  readonly version: string;
  readonly account_id: number;
  readonly inboxes: readonly {
    readonly id: number;
    readonly name: string;
    readonly channel_type: string;
    readonly inbox_identifier: string;
  }[];
  readonly users: readonly { readonly id: number; readonly name: string; readonly access_token: string }[];
  readonly bot: { readonly id: number; readonly secret: string | null } | null;
}

/** The sandbox over HTTP, as Chatwoot's users, its customers and its faults are reached. */
export interface SandboxApi {
  readonly url: string;
  readonly facts: SandboxFacts;
  tokenOf(user: string): string;
  userId(user: string): number;
  /** A request like "POST /conversations/1/messages"; paths are below the account unless they name something else. */
  call<T>(request: string, options?: { readonly token?: string; readonly body?: unknown }): Promise<T>;
  /** Replaces the faults, or changes switches. */
  set(what: "faults" | "switches", values: Readonly<Record<string, unknown>>): Promise<void>;
  conversation(id: number): Promise<SandboxConversation>;
  conversations(): Promise<readonly SandboxConversation[]>;
  messages(conversationId: number): Promise<readonly SandboxMessage[]>;
}

const OWN = /^\/(api|public|sandbox)(\/|\.|$)/;
const DAY_SECONDS = 86_400;
const PAGE = 100;

export async function openSandboxApi(url: string): Promise<SandboxApi> {
  const facts = (await (await fetch(`${url}/sandbox.json`)).json()) as SandboxFacts;
  const userOf = (name: string) => {
    const user = facts.users.find((candidate) => candidate.name === name);
    if (!user) throw new Error(`The sandbox has no user ${name}`);
    return user;
  };
  const admin = facts.users[0]?.access_token ?? "";
  const account = `/api/v1/accounts/${facts.account_id}`;

  async function call<T>(
    request: string,
    { token, body }: { readonly token?: string; readonly body?: unknown } = {},
  ): Promise<T> {
    const [method = "GET", path = "/"] = request.split(" ");
    const response = await fetch(`${url}${OWN.test(path) ? "" : account}${path}`, {
      method,
      headers: { "content-type": "application/json", ...(token ? { "api-access-token": token } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${request} answered ${response.status}: ${text.slice(0, 200)}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  return {
    url,
    facts,
    tokenOf: (name) => userOf(name).access_token,
    userId: (name) => userOf(name).id,
    call,
    async set(what, values) {
      await call(`PUT /sandbox/${what}`, { body: values });
    },
    conversation: (id) => call(`GET /conversations/${id}`, { token: admin }),
    async conversations() {
      const query = `status=all&assignee_type=all&updated_within=${DAY_SECONDS}`;
      const { data } = await call<{ data: { payload: readonly SandboxConversation[] } }>(
        `GET /conversations?${query}`,
        { token: admin },
      );
      return data.payload;
    },
    async messages(conversationId) {
      const all: SandboxMessage[] = [];
      for (let after = 0; ; ) {
        const { payload } = await call<{ payload: readonly SandboxMessage[] }>(
          `GET /conversations/${conversationId}/messages?after=${after}`,
          { token: admin },
        );
        all.push(...payload);
        after = payload.at(-1)?.id ?? after;
        if (payload.length < PAGE) return all;
      }
    },
  };
}
