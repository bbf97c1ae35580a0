import { asFlag, asIntegers, asList, asObject, asPresent, asText, type JsonObject, oneOf } from "../input.ts";
import { invalidRecord, notFound } from "../refusal.ts";
import { SEED_PASSWORD } from "../seed/seed.ts";
import { teamRest } from "../serializers/conversation-rest.ts";
import { agentRest, botSlim } from "../serializers/people.ts";
import { AVAILABILITIES, ROLES, type Team, type User } from "../state/entities.ts";
import { randomToken } from "../state/store.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { assignable } from "./inboxes.ts";
import { type AccountRoute, type Call, forAdmins, forUsers, found, idParam, type UserActor } from "./route.ts";

export function peopleRoutes(world: World): readonly AccountRoute[] {
  return [...agentRoutes(world), ...teamRoutes(world), ...teamMemberRoutes(world)];
}

function agentRoutes(world: World): readonly AccountRoute[] {
  const { users } = world.store;
  return [
    forUsers("GET /agents", () => [...users.values()].map(agentRest)),
    forAdmins("POST /agents", (call) => agentRest(createUser(world, call.body))),
    ...["PATCH", "PUT"].map((method) =>
      forAdmins(`${method} /agents/:id`, (call) => {
        const user = found(users.get(idParam(call)));
        applyUser(user, call.body);
        return agentRest(user);
      }),
    ),
    forAdmins("DELETE /agents/:id", (call) => {
      const user = found(users.get(idParam(call)));
      users.delete(user.id);
      for (const inbox of world.store.inboxes.values()) inbox.memberIds = without(inbox.memberIds, [user.id]);
      for (const team of world.store.teams.values()) team.memberIds = without(team.memberIds, [user.id]);
    }),
    forUsers("GET /assignable_agents", (call) => {
      const people = assignable(world, asIntegers(asList(call.query.inbox_ids))).map(agentRest);
      const withBots = world.caps.assignableBots && asFlag(call.query.include_agent_bots) === true;
      const bots = [...world.store.bots.values()].filter(({ accountId }) => accountId === ACCOUNT_ID);
      return { payload: withBots ? [...people, ...bots.map(botSlim)] : people };
    }),
  ];
}

const without = (ids: readonly number[], gone: readonly number[]) => ids.filter((id) => !gone.includes(id));

/** In the sandbox an invited agent is confirmed at once, with the same password as everybody else. */
export function createUser(world: World, body: JsonObject): User {
  const email = asPresent(body.email)?.toLowerCase();
  const name = asPresent(body.name);
  if (email === undefined || !email.includes("@")) throw invalidRecord("Email is invalid", ["email"]);
  if (name === undefined) throw invalidRecord("Name can't be blank", ["name"]);
  if ([...world.store.users.values()].some((user) => user.email === email)) {
    throw invalidRecord("Email has already been taken", ["email"]);
  }
  const user: User = {
    id: world.store.nextId("users"),
    ...{ name, email, displayName: null, password: asPresent(body.password) ?? SEED_PASSWORD, role: "agent" },
    ...{ availability: "offline", autoOffline: true, customAttributes: asObject(body.custom_attributes) ?? {} },
    accessToken: randomToken(),
    pubsubToken: randomToken(),
  };
  applyUser(user, body);
  world.store.users.set(user.id, user);
  return user;
}

function applyUser(user: User, body: JsonObject): void {
  user.name = asPresent(body.name) ?? user.name;
  user.displayName = asPresent(body.display_name) ?? user.displayName;
  user.role = oneOf(body.role, ROLES) ?? user.role;
  user.availability = oneOf(body.availability ?? body.availability_status, AVAILABILITIES) ?? user.availability;
  user.autoOffline = asFlag(body.auto_offline) ?? user.autoOffline;
}

function teamRoutes(world: World): readonly AccountRoute[] {
  const { teams } = world.store;
  const show = (call: Call<UserActor>, team: Team) => teamRest(world, team, call.actor.user);
  return [
    forUsers("GET /teams", (call) => [...teams.values()].map((team) => show(call, team))),
    forUsers("GET /teams/:id", (call) => show(call, found(teams.get(idParam(call))))),
    forAdmins("POST /teams", (call) => {
      const now = world.clock.now();
      const team: Team = {
        id: world.store.nextId("teams"),
        ...{ name: "", description: null, allowAutoAssign: true, icon: "", iconColor: "" },
        ...{ memberIds: [], lastPickedId: 0, createdAt: now, updatedAt: now },
      };
      applyTeam(world, team, call.body);
      teams.set(team.id, team);
      return show(call, team);
    }),
    forAdmins("PATCH /teams/:id", (call) => {
      const team = found(teams.get(idParam(call)));
      applyTeam(world, team, call.body);
      return show(call, team);
    }),
    forAdmins("DELETE /teams/:id", (call) => {
      const { id } = found(teams.get(idParam(call)));
      teams.delete(id);
      for (const conversation of world.store.conversations.values()) {
        if (conversation.teamId === id) conversation.teamId = null;
      }
    }),
  ];
}

/** Team names are stored in lower case. */
function applyTeam(world: World, team: Team, body: JsonObject): void {
  const fields = asObject(body.team) ?? body;
  const name = asPresent(fields.name)?.toLowerCase() ?? team.name;
  if (name === "") throw invalidRecord("Name must not be blank", ["name"]);
  const isTaken = [...world.store.teams.values()].some((other) => other.id !== team.id && other.name === name);
  if (isTaken) throw invalidRecord("Name has already been taken", ["name"]);
  team.name = name;
  team.description = asText(fields.description) ?? team.description;
  team.allowAutoAssign = asFlag(fields.allow_auto_assign) ?? team.allowAutoAssign;
  team.icon = asText(fields.icon) ?? team.icon;
  team.iconColor = asText(fields.icon_color) ?? team.iconColor;
  team.updatedAt = world.clock.now();
}

function teamMemberRoutes(world: World): readonly AccountRoute[] {
  const teamOf = (call: Call<UserActor>) => found(world.store.teams.get(idParam(call)));
  const show = (ids: readonly number[]) => ids.flatMap((id) => world.store.users.get(id) ?? []).map(agentRest);
  const usersOf = (call: Call<UserActor>) => {
    const ids = asIntegers(call.body.user_ids);
    if (ids.some((id) => !world.store.users.has(id))) throw notFound();
    return [...new Set(ids)];
  };
  return [
    forUsers("GET /teams/:id/team_members", (call) => show(teamOf(call).memberIds)),
    forAdmins("POST /teams/:id/team_members", (call) => {
      const team = teamOf(call);
      const added = usersOf(call).filter((id) => !team.memberIds.includes(id));
      team.memberIds = [...team.memberIds, ...added];
      return show(added);
    }),
    forAdmins("PATCH /teams/:id/team_members", (call) => {
      const team = teamOf(call);
      team.memberIds = usersOf(call);
      return show(team.memberIds);
    }),
    forAdmins("DELETE /teams/:id/team_members", (call) => {
      const team = teamOf(call);
      team.memberIds = without(team.memberIds, usersOf(call));
    }),
  ];
}
