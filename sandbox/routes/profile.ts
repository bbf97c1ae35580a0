import { iso } from "../clock.ts";
import { asObject, asText, oneOf } from "../input.ts";
import { Refusal } from "../refusal.ts";
import { availableName } from "../serializers/people.ts";
import { AVAILABILITIES, type User } from "../state/entities.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { signInFirst } from "./auth.ts";
import { Answer, type Call, type Route, route, type UserActor } from "./route.ts";
import type { Sessions } from "./sessions.ts";

const SESSION_SECONDS = 60 * 86_400;

/** The caller as a person. It holds his API token. */
export function profileBody(world: World, user: User) {
  return {
    access_token: user.accessToken,
    account_id: ACCOUNT_ID,
    available_name: availableName(user),
    avatar_url: "",
    confirmed: true,
    display_name: user.displayName,
    message_signature: null,
    email: user.email,
    id: user.id,
    name: user.name,
    provider: "email",
    pubsub_token: user.pubsubToken,
    role: user.role,
    ui_settings: {},
    uid: user.email,
    type: null,
    accounts: [
      {
        id: ACCOUNT_ID,
        name: world.store.accounts.get(ACCOUNT_ID)?.name ?? "",
        status: world.switches.account_suspended ? "suspended" : "active",
        active_at: iso(world.clock.now()),
        role: user.role,
        permissions: [user.role],
        availability: user.availability,
        availability_status: user.availability,
        auto_offline: user.autoOffline,
      },
    ],
  };
}

/** Not below an account: who am I, and am I there. */
export function profileRoutes(world: World): readonly Route<UserActor>[] {
  return [
    route("GET /profile", (call) => profileBody(world, call.actor.user)),
    route("POST /profile/availability", (call) => {
      const fields = asObject(call.body.profile) ?? call.body;
      const { user } = call.actor;
      user.availability = oneOf(fields.availability, AVAILABILITIES) ?? user.availability;
      return profileBody(world, user);
    }),
  ];
}

/** The dashboard's sign-in. */
export function signInRoutes(world: World, sessions: Sessions): readonly Route<null>[] {
  return [
    route("POST /auth/sign_in", (call) => {
      const email = asText(call.body.email)?.toLowerCase();
      const user = [...world.store.users.values()].find((candidate) => candidate.email === email);
      if (!user || user.password !== asText(call.body.password)) {
        throw new Refusal(401, { success: false, errors: ["Invalid login credentials. Please try again."] });
      }
      const { client, token } = sessions.start(user);
      return new Answer(200, { data: profileBody(world, user) }, sessionHeaders(world, user, { client, token }));
    }),
    route("GET /auth/validate_token", (call) => {
      const user = sessionUser(sessions, call);
      if (!user) throw new Refusal(401, { success: false, errors: ["Invalid login credentials"] });
      return { payload: { success: true, data: profileBody(world, user) } };
    }),
    route("DELETE /auth/sign_out", (call) => {
      if (!sessionUser(sessions, call)) throw signInFirst();
      sessions.end(asText(call.headers.client) ?? "");
      return { success: true };
    }),
  ];
}

function sessionUser(sessions: Sessions, { headers }: Call<null>): User | undefined {
  return sessions.find(asText(headers.uid), asText(headers.client), asText(headers["access-token"]));
}

function sessionHeaders(world: World, user: User, session: { client: string; token: string }) {
  return {
    "access-token": session.token,
    "token-type": "Bearer",
    client: session.client,
    expiry: String(Math.floor(world.clock.now() / 1_000) + SESSION_SECONDS),
    uid: user.email,
  };
}
