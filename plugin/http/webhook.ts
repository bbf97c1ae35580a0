import type { IncomingMessage, ServerResponse } from "node:http";
import { parse as parseQuery } from "node:querystring";
import { readEnvelope } from "../chatwoot/deliveries/envelope.ts";
import { within } from "../concurrency/time-limit.ts";
import type { Connection } from "../core/connection.ts";
import type { NewDelivery } from "../db/turn/delivery-store.ts";
import { BatonError, StoreUnavailable } from "../errors.ts";
import { parseBody } from "./parse-body.ts";
import { isPossibleId } from "./possible-id.ts";
import { readBody } from "./read-body.ts";
import { refused, verifySignature, verifyToken } from "./signature.ts";

export const MAX_BODY_BYTES = 1024 * 1024;
/** Chatwoot gives up after 5 s without a retry, but retries after a 500, so Baton answers 500 before that. */
const STORE_TIMEOUT_MS = 4_000;

export interface WebhookParts {
  readonly findConnection: (id: string) => Promise<Connection | undefined>;
  /** Resolves once the delivery is committed. */
  readonly store: (delivery: NewDelivery) => Promise<void>;
  readonly now: () => number;
}

/** Handles a request if it is a delivery; false: it is not. */
export type Webhook = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Every delivery enters here: its bytes are verified, stored and answered. This route does not use Express, whose routing
 * would take longer than the rest of the work.
 */
export function createWebhook(
  parts: WebhookParts,
  answerError: (error: unknown, response: ServerResponse) => void,
): Webhook {
  return (request, response) => {
    const address = request.method === "POST" ? ADDRESS.exec(request.url ?? "") : null;
    if (!address) return false;
    receive(parts, request, address).then(
      () => response.writeHead(200, { "content-length": 0 }).end(),
      (error: unknown) => answerError(error, response),
    );
    return true;
  };
}

/** `/webhooks/chatwoot/:connection` and `/webhooks/chatwoot/:connection/:token`, with or without a query. */
const ADDRESS = /^\/webhooks\/chatwoot\/([^/?]+)(?:\/([^/?]+))?\/?(?:\?(.*))?$/;

async function receive(parts: WebhookParts, request: IncomingMessage, address: RegExpExecArray): Promise<void> {
  const target = readAddress(address);
  const rawBody = await readBody(request, MAX_BODY_BYTES);
  const accepted = accept(parts, request, { ...target, rawBody }).then(() => "stored" as const);
  if ((await within(STORE_TIMEOUT_MS, accepted, "late")) === "late") {
    throw new StoreUnavailable("The database takes too long to store this delivery");
  }
}

interface DeliveryAddress {
  readonly connectionId: string;
  readonly token: unknown;
  readonly source: "bot" | "account";
}

function readAddress([, id = "", token, search]: RegExpExecArray): DeliveryAddress {
  const query = search ? parseQuery(search) : {};
  return {
    connectionId: decodeURIComponent(id),
    token: token === undefined ? query.token : decodeURIComponent(token),
    source: query.source === "account" ? "account" : "bot",
  };
}

async function accept(
  parts: WebhookParts,
  request: IncomingMessage,
  delivery: DeliveryAddress & { rawBody: Buffer },
): Promise<void> {
  const { rawBody, source } = delivery;
  const connection = await verify(parts, request, delivery);
  const payload = parseBody(rawBody);
  const envelope = readEnvelope(payload, { rawBody, deliveryHeader: header(request, "x-chatwoot-delivery") });
  await parts.store({
    connectionId: connection.id,
    source,
    body: rawBody.toString("utf8"),
    receivedAt: parts.now(),
    ...envelope,
  });
}

/** Bot and account webhooks have different secrets. With a secret the signature is checked, without one the token in the address. */
async function verify(
  parts: WebhookParts,
  request: IncomingMessage,
  { connectionId, token, source, rawBody }: DeliveryAddress & { rawBody: Buffer },
): Promise<Connection> {
  const connection = await find(parts, connectionId);
  const secret = source === "account" ? connection?.accountSecret : connection?.botSecret;
  if (connection && !secret) {
    verifyToken(connection.urlToken, typeof token === "string" ? token : undefined);
    return connection;
  }
  const timestamp = header(request, "x-chatwoot-timestamp");
  const signature = header(request, "x-chatwoot-signature");
  // An unknown connection costs the same work as a wrong signature, so that its absence cannot be measured.
  verifySignature(secret ?? "no such connection", { rawBody, timestamp, signature }, parts.now());
  if (!connection) throw refused();
  return connection;
}

async function find({ findConnection }: WebhookParts, id: string): Promise<Connection | undefined> {
  if (!isPossibleId(id)) return undefined;
  return findConnection(id).catch((cause: unknown) => {
    if (cause instanceof BatonError) throw cause;
    throw new StoreUnavailable("The connection of this delivery could not be looked up", { cause });
  });
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
