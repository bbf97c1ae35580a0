import { createHash } from "node:crypto";
import type { Request } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Identity } from "../../core/identity.ts";
import type { Connection } from "../../db/connection-store.ts";
import { ChatwootError, Forbidden, TokenUncheckable, TooManyAttempts, Unauthenticated } from "../../errors.ts";

export type Identify = (baseUrl: string, token: string) => Promise<Identity | null>;

export interface Gatekeeper {
  /** The administrator of this connection's account who sends the request; anybody else is refused. */
  admit(request: Request, connection: Connection | undefined): Promise<Identity>;
  /** Whoever sends the request, as the Chatwoot at this address knows them. */
  identify(request: Request, baseUrl: string): Promise<Identity>;
}

/** What an administrator loses in Chatwoot is lost here within a minute; who was just refused may try again soon. */
const KNOWN_MS = 60_000;
const UNKNOWN_MS = 5_000;
const MOST_ENTRIES = 10_000;
/** A person mistypes a few times; a program that tries out tokens does so more often. */
const ATTEMPTS_PER_MINUTE = 20;

interface Remembered {
  readonly identity: Promise<Identity | null>;
  until: number;
}

/** Who may come in is Chatwoot's to say. Tokens are neither kept nor logged: a hash is all that is remembered. */
export function createGatekeeper({ identify, now }: { identify: Identify; now: () => number }): Gatekeeper {
  const remembered = new Map<string, Remembered>();
  const attempts = new RateLimiterMemory({ points: ATTEMPTS_PER_MINUTE, duration: 60 });

  /** Only what has to be asked counts as an attempt, and who is known gets it back. */
  async function ask(ip: string, baseUrl: string, token: string): Promise<Identity | null> {
    await attempts.consume(ip).catch(refuseFurther);
    const identity = await identify(baseUrl, token).catch((error: unknown) => {
      void attempts.reward(ip);
      throw error instanceof ChatwootError ? uncheckable(error) : error;
    });
    if (identity) await attempts.reward(ip);
    return identity;
  }

  async function recall(ip: string, baseUrl: string, token: string): Promise<Identity | null> {
    const key = createHash("sha256").update(`${baseUrl}\n${token}`).digest("base64");
    const known = remembered.get(key);
    if (known && known.until > now()) return known.identity;
    if (remembered.size >= MOST_ENTRIES) remembered.clear();
    const entry: Remembered = { identity: ask(ip, baseUrl, token), until: now() + KNOWN_MS };
    remembered.set(key, entry);
    try {
      const identity = await entry.identity;
      if (!identity) entry.until = now() + UNKNOWN_MS;
      return identity;
    } catch (error) {
      if (remembered.get(key) === entry) remembered.delete(key);
      throw error;
    }
  }

  const keeper: Gatekeeper = {
    async identify(request, baseUrl) {
      const identity = await recall(request.ip ?? "", baseUrl, tokenOf(request));
      if (identity) return identity;
      throw new Unauthenticated("Chatwoot does not know this access token; copy it again from your profile page");
    },
    async admit(request, connection) {
      const token = tokenOf(request);
      if (!connection) {
        // Which connections there are is nobody's business who is not in one.
        await attempts.consume(request.ip ?? "").catch(refuseFurther);
        throw new Unauthenticated("There is no such connection, or its Chatwoot does not know this access token");
      }
      const identity = await recall(request.ip ?? "", connection.baseUrl, token);
      if (!identity)
        throw new Unauthenticated("There is no such connection, or its Chatwoot does not know this access token");
      const membership = identity.accounts.find(({ id }) => id === connection.accountId);
      if (membership?.role === "administrator") return identity;
      throw new Forbidden(`Only an administrator of account ${connection.accountId} in Chatwoot may do this`);
    },
  };
  return keeper;
}

/** Printable and of a sensible length: anything else is no token, and would only break the call that asks about it. */
const POSSIBLE_TOKEN = /^[\x21-\x7e]{8,256}$/;

function tokenOf(request: Request): string {
  const bearer = /^Bearer +(\S+)$/i.exec(request.get("authorization") ?? "")?.[1];
  const token = request.get("api-access-token") ?? bearer;
  if (token === undefined) {
    throw new Unauthenticated(
      "Send your Chatwoot access token, from your profile page, in the header Api-Access-Token",
    );
  }
  if (POSSIBLE_TOKEN.test(token)) return token;
  throw new Unauthenticated("This is no Chatwoot access token; copy it again from your profile page");
}

function refuseFurther(refusal: unknown): never {
  if (!(refusal instanceof RateLimiterRes)) throw refusal;
  throw new TooManyAttempts("Too many unknown access tokens from your address; wait a minute", refusal.msBeforeNext);
}

const uncheckable = (cause: ChatwootError) =>
  new TokenUncheckable("Chatwoot cannot be asked who you are at the moment; try again in a little while", { cause });
