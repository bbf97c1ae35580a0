import type { User } from "../state/entities.ts";
import { randomToken } from "../state/store.ts";

/** Dashboard sign-ins. They end with the process. */
export type Sessions = {
  start(user: User): { readonly client: string; readonly token: string };
  find(uid: string | undefined, client: string | undefined, token: string | undefined): User | undefined;
  end(client: string): void;
};

export function createSessions(): Sessions {
  const sessions = new Map<string, { user: User; token: string }>();
  return {
    start(user) {
      const client = randomToken(22);
      const token = randomToken(22);
      sessions.set(client, { user, token });
      return { client, token };
    },
    find(uid, client, token) {
      const session = client === undefined ? undefined : sessions.get(client);
      return session && session.token === token && session.user.email === uid ? session.user : undefined;
    },
    end(client) {
      sessions.delete(client);
    },
  };
}
