import { setTimeout as sleep } from "node:timers/promises";
import type { Request, Response, Router } from "express";
import { iso } from "../clock.ts";
import { type FaultBox, NO_FAULTS } from "../faults.ts";
import type { TrafficLog } from "../log.ts";
import { Refusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { authenticate, authorize, findOwner, refuseBots } from "./auth.ts";
import { nested, readRequest } from "./body.ts";
import { type AccountRoute, Answer, type Call, type Route, type UserActor } from "./route.ts";
import type { Sessions } from "./sessions.ts";

export type Gateway = {
  readonly world: World;
  readonly sessions: Sessions;
  readonly faults: FaultBox;
  readonly log: TrafficLog;
  readonly onWrite: () => void;
};

/** Routes that name their callers: everything below /api/v1/accounts/:account_id. */
export function mountAccountRoutes(router: Router, gateway: Gateway, routes: readonly AccountRoute[]): void {
  for (const entry of routes) {
    mount(router, gateway, {
      ...entry,
      actorOf(request) {
        const owner = authenticate(gateway.world, gateway.sessions, request.headers);
        const accountId = Number(request.params.account_id);
        const { bot, admin } = entry;
        const access = { accountId, ...(bot === undefined ? {} : { bot }), ...(admin === undefined ? {} : { admin }) };
        return authorize(gateway.world, owner, access);
      },
    });
  }
}

/** Routes that need no token. */
export function mountOpenRoutes(router: Router, gateway: Gateway, routes: readonly Route<null>[]): void {
  for (const entry of routes) mount(router, gateway, { ...entry, actorOf: () => null });
}

/** Routes of a person outside any account. */
export function mountUserRoutes(router: Router, gateway: Gateway, routes: readonly Route<UserActor>[]): void {
  for (const entry of routes) {
    mount(router, gateway, {
      ...entry,
      actorOf(request): UserActor {
        const owner = authenticate(gateway.world, gateway.sessions, request.headers);
        if (owner.kind !== "user" && owner.kind !== "session") throw refuseBots();
        return { kind: "user", user: owner.user };
      },
    });
  }
}

/** Routes that take the platform app's token and no other. */
export function mountPlatformRoutes(router: Router, gateway: Gateway, routes: readonly Route<null>[]): void {
  for (const entry of routes) {
    mount(router, gateway, {
      ...entry,
      actorOf(request) {
        if (authenticate(gateway.world, gateway.sessions, request.headers).kind === "platform") return null;
        throw new Refusal(401, { error: "Invalid access_token" });
      },
    });
  }
}

type Guarded<A> = Route<A> & { readonly actorOf: (request: Request) => A };

export function mount<A>(router: Router, gateway: Gateway, entry: Guarded<A>): void {
  router[entry.method](entry.path, (request, response) => serve(gateway, entry, { request, response }));
}

/** Faults and the log concern Chatwoot's own addresses, never the sandbox's. */
const FAULTY = /^\/(api|public|platform|auth)(\/|$)/;

type Exchange = { readonly request: Request; readonly response: Response };

async function serve<A>(gateway: Gateway, entry: Guarded<A>, { request, response }: Exchange): Promise<void> {
  const path = request.originalUrl.split("?")[0] ?? "";
  const isChatwoots = FAULTY.test(path);
  const faults = isChatwoots ? gateway.faults.forCall(`${request.method} ${path}`) : NO_FAULTS;
  // Read first, as the web server before Rails does: whoever hangs up while it takes long has asked all the same.
  const { body, uploads, problem } = await readRequest(request);
  if (faults.latencyMs > 0) await sleep(faults.latencyMs);
  const note = (status: number | null) => {
    if (isChatwoots) logCall(gateway, request, { path, status, body });
  };
  if (faults.resetBefore) {
    note(null);
    request.socket.destroy();
    return;
  }
  const answer = await answerOf(async () => {
    if (faults.failWith !== undefined) throw failure(faults.failWith);
    if (problem !== undefined) throw new Refusal(problem, { status: problem, error: "Bad Request" });
    const call: Call<A> = {
      ...{ body, uploads, headers: request.headers },
      params: onlyTexts(request.params),
      query: nested(new URLSearchParams(request.originalUrl.split("?")[1] ?? "")),
      actor: entry.actorOf(request),
    };
    return entry.handler(call);
  });
  if (request.method !== "GET") gateway.onWrite();
  note(faults.resetAfter ? null : answer.status);
  if (faults.resetAfter) request.socket.destroy();
  else send(response, answer);
}

/** Runs a handler and turns whatever comes of it into an answer. */
async function answerOf(work: () => unknown): Promise<Answer> {
  try {
    const result = await work();
    return result instanceof Answer ? result : new Answer(200, result);
  } catch (error) {
    if (error instanceof Refusal) return new Answer(error.status, error.body);
    console.error("sandbox: unexpected error", error);
    return new Answer(500, { status: 500, error: "Internal Server Error" });
  }
}

export function send(response: Response, answer: Answer): void {
  response.status(answer.status).set(answer.headers);
  if (answer.body === undefined) response.end();
  else if (typeof answer.body === "string" || Buffer.isBuffer(answer.body)) response.send(answer.body);
  else response.json(answer.body);
}

function failure(status: number): Refusal {
  return new Refusal(
    status,
    status === 429 ? "Retry later\n" : { status, error: "Failure injected by /sandbox/faults" },
  );
}

function onlyTexts(params: Request["params"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}

function logCall(
  { world, sessions, log }: Gateway,
  request: Request,
  seen: { readonly path: string; readonly status: number | null; readonly body: Record<string, unknown> },
): void {
  log.call({
    at: iso(world.clock.now()),
    method: request.method,
    path: seen.path,
    status: seen.status,
    token_kind: findOwner(world, sessions, request.headers).kind,
    ...(Object.keys(seen.body).length > 0 ? { body: seen.body } : {}),
  });
}
