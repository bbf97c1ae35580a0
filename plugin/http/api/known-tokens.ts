import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Identity } from "../../core/identity.ts";
import { ChatwootError, TokenUncheckable, TooManyAttempts } from "../../errors.ts";

export type Identify = (baseUrl: string, token: string) => Promise<Identity | null>;

export interface Attempt {
  readonly ip: string;
  readonly baseUrl: string;
  readonly token: string;
}

/** A lost role in Chatwoot takes effect here within a minute. A refused token is asked about again after 5 s. */
const KNOWN_MS = 60_000;
const UNKNOWN_MS = 5_000;
const MAX_ENTRIES = 10_000;
/** More attempts than a person who mistypes needs. */
const ATTEMPTS_PER_MINUTE = 20;

interface Remembered {
  readonly identity: Promise<Identity | null>;
  isPerson: boolean;
  until: number;
}

/** Remembers Chatwoot's recent answers about tokens, by the hash of a token. Tokens are not kept or logged. */
export function createKnownTokens({ identify, now }: { identify: Identify; now: () => number }) {
  const remembered = new Map<string, Remembered>();
  const attempts = new RateLimiterMemory({ points: ATTEMPTS_PER_MINUTE, duration: 60 });
  const countAttempt = async (ip: string) => void (await attempts.consume(ip).catch(refuseFurther));

  /** A known token gives the attempt back, so only unknown tokens count. */
  async function askStranger(attempt: Attempt): Promise<Identity | null> {
    await countAttempt(attempt.ip);
    let identity: Identity | null;
    try {
      identity = await ask(attempt);
    } catch (error) {
      await attempts.reward(attempt.ip);
      throw error;
    }
    if (identity) await attempts.reward(attempt.ip);
    return identity;
  }

  async function ask({ baseUrl, token }: Attempt): Promise<Identity | null> {
    try {
      return await identify(baseUrl, token);
    } catch (error) {
      throw error instanceof ChatwootError ? uncheckable(error) : error;
    }
  }

  return {
    /** Counts a request that is refused without asking Chatwoot. */
    countAttempt,
    /** Null: an unknown token. Throws when Chatwoot does not answer or after too many attempts. */
    async find(attempt: Attempt): Promise<Identity | null> {
      const key = createHash("sha256").update(`${attempt.baseUrl}\n${attempt.token}`).digest("base64");
      const known = remembered.get(key);
      if (known && known.until > now()) return known.identity;
      if (remembered.size >= MAX_ENTRIES) remembered.clear();
      // A token that was valid before needs no attempt: others may share its address, for example a proxy.
      const identity = known?.isPerson ? ask(attempt) : askStranger(attempt);
      const entry: Remembered = { identity, isPerson: false, until: now() + KNOWN_MS };
      remembered.set(key, entry);
      try {
        const found = await identity;
        entry.isPerson = found !== null;
        if (!found) entry.until = now() + UNKNOWN_MS;
        return found;
      } catch (error) {
        if (remembered.get(key) === entry) remembered.delete(key);
        throw error;
      }
    },
  };
}

function refuseFurther(refusal: unknown): never {
  if (!(refusal instanceof RateLimiterRes)) throw refusal;
  throw new TooManyAttempts("Too many unknown access tokens from your address; wait a minute", refusal.msBeforeNext);
}

const uncheckable = (cause: ChatwootError) =>
  new TokenUncheckable("Chatwoot cannot be asked who you are at the moment; try again in a little while", { cause });
