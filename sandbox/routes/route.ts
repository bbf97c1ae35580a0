import type { JsonObject } from "../input.ts";
import { asInteger } from "../input.ts";
import { notFound } from "../refusal.ts";
import type { User } from "../state/entities.ts";
import type { Actor } from "../world.ts";

export type Upload = {
  readonly name: string;
  readonly fileName: string;
  readonly type: string;
  readonly bytes: Buffer;
};

/** A request, read and authenticated. */
export type Call<A = Actor> = {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: JsonObject;
  readonly body: JsonObject;
  readonly uploads: readonly Upload[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly actor: A;
};

/** An answer other than "200 with this JSON". Handlers that return undefined answer 200 and nothing. */
export class Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

type Handler<A> = (call: Call<A>) => unknown;

export type Route<A = Actor> = {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  readonly path: string;
  readonly handler: Handler<A>;
};

/** A route below /api/v1/accounts/:account_id, with who may call it. */
export type AccountRoute = Route & {
  /** The name under which the bot token allow-list knows this action. */
  readonly bot?: string;
  readonly admin?: boolean;
};

const METHODS = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const;

export function route<A = Actor>(name: string, handler: Handler<A>): Route<A> {
  const [method = "", path = ""] = name.split(" ");
  const verb = Object.entries(METHODS).find(([key]) => key === method)?.[1];
  if (!verb) throw new Error(`"${name}" is not a route`);
  return { method: verb, path, handler };
}

/** Open to every user of the account. */
export const forUsers = (name: string, handler: Handler<UserActor>): AccountRoute => ({
  ...route(name, (call) => handler(asUserCall(call))),
});

export const forAdmins = (name: string, handler: Handler<UserActor>): AccountRoute => ({
  ...forUsers(name, handler),
  admin: true,
});

/** Open to users, and to bots of the versions whose allow-list has the action. */
export const forBots = (name: string, action: string, handler: Handler<Actor>): AccountRoute => ({
  ...route(name, handler),
  bot: action,
});

export type UserActor = { readonly kind: "user"; readonly user: User };

function asUserCall(call: Call): Call<UserActor> {
  const { actor } = call;
  if (actor.kind !== "user") throw new Error("a route for users was reached by something else");
  return { ...call, actor };
}

/** A number in the path; anything else is a record that does not exist. */
export function idParam(call: Pick<Call, "params">, name = "id"): number {
  const id = asInteger(call.params[name]);
  if (id === undefined) throw notFound();
  return id;
}

export const textParam = (call: Pick<Call, "params">, name: string): string => call.params[name] ?? "";

export const pageOf = (call: Pick<Call, "query">): number => Math.max(1, asInteger(call.query.page) ?? 1);

export function paged<T>(items: readonly T[], page: number, size: number): readonly T[] {
  return items.slice((page - 1) * size, page * size);
}

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound();
  return value;
}
