import express, { type Request, type RequestHandler, Router } from "express";
import { readEnvelope } from "../chatwoot/envelope.ts";
import type { Connection } from "../db/connection-store.ts";
import type { NewDelivery } from "../db/delivery-store.ts";
import { BatonError, StoreUnavailable } from "../errors.ts";
import { parseBody } from "./parse-body.ts";
import { refused, verifySignature, verifyToken } from "./signature.ts";

export const MAX_BODY_BYTES = 1024 * 1024;
/** Chatwoot gives up after 5 s without a retry, but comes again after a 500: better an early "no" than silence. */
const STORE_PATIENCE_MS = 4_000;

export interface WebhookParts {
  readonly findConnection: (id: string) => Promise<Connection | undefined>;
  /** Resolves once the delivery is committed. */
  readonly store: (delivery: NewDelivery) => Promise<void>;
  readonly now: () => number;
}

/** Where every message enters: the bytes are verified, stored, and answered. Nothing is understood or decided here. */
export function webhookRouter(parts: WebhookParts): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: MAX_BODY_BYTES, inflate: false });
  router.post("/chatwoot/:connection", body, receive(parts));
  router.post("/chatwoot/:connection/:token", body, receive(parts));
  return router;
}

function receive(parts: WebhookParts): RequestHandler {
  return async (request, response) => {
    await within(STORE_PATIENCE_MS, accept(parts, request));
    response.status(200).end();
  };
}

async function accept(parts: WebhookParts, request: Request): Promise<void> {
  const rawBody: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const source = request.query.source === "account" ? "account" : "bot";
  const connection = await verify(parts, request, { rawBody, source });
  const payload = parseBody(rawBody);
  const envelope = readEnvelope(payload, { rawBody, ...deliveryHeader(request) });
  await parts.store({
    connectionId: connection.id,
    source,
    body: rawBody.toString("utf8"),
    receivedAt: parts.now(),
    ...envelope,
  });
}

type Source = "bot" | "account";

/** Bot and account webhooks have secrets of their own. With a secret only a signature counts, without one the address. */
async function verify(
  parts: WebhookParts,
  request: Request,
  { rawBody, source }: { rawBody: Buffer; source: Source },
): Promise<Connection> {
  const { connection: id, token } = request.params;
  const connection = typeof id === "string" ? await find(parts, id) : undefined;
  const secret = source === "account" ? connection?.accountSecret : connection?.botSecret;
  if (connection && !secret) {
    const given = typeof token === "string" ? token : request.query.token;
    verifyToken(connection.urlToken, typeof given === "string" ? given : undefined);
    return connection;
  }
  const timestamp = request.get("x-chatwoot-timestamp");
  const signature = request.get("x-chatwoot-signature");
  // An unknown connection costs the same work as a wrong signature, so that its absence cannot be measured.
  verifySignature(secret ?? "no such connection", { rawBody, timestamp, signature }, parts.now());
  if (!connection) throw refused();
  return connection;
}

/** No control characters: PostgreSQL would not even look for a NUL. */
const POSSIBLE_ID = /^[^\p{C}]{1,200}$/u;

async function find({ findConnection }: WebhookParts, id: string): Promise<Connection | undefined> {
  if (!POSSIBLE_ID.test(id)) return undefined;
  return findConnection(id).catch((cause: unknown) => {
    if (cause instanceof BatonError) throw cause;
    throw new StoreUnavailable("The connection of this delivery could not be looked up", { cause });
  });
}

function deliveryHeader(request: Request): { deliveryHeader?: string } {
  const value = request.get("x-chatwoot-delivery");
  return value === undefined ? {} : { deliveryHeader: value };
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable("The database takes too long to store this delivery")), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
