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

/** What administrators lose in Chatwoot they lose here within a minute; who was just refused may try again soon. */
const KNOWN_MS = 60_000;
const UNKNOWN_MS = 5_000;
const MAX_ENTRIES = 10_000;
/** A person mistypes a few times; a program that tries out tokens does so more often. */
const ATTEMPTS_PER_MINUTE = 20;

interface Remembered {
  readonly identity: Promise<Identity | null>;
  isPerson: boolean;
  until: number;
}

/** What Chatwoot said about tokens lately. They are neither kept nor logged: a hash is all that is remembered. */
export function createKnownTokens({ identify, now }: { identify: Identify; now: () => number }) {
  const remembered = new Map<string, Remembered>();
  const attempts = new RateLimiterMemory({ points: ATTEMPTS_PER_MINUTE, duration: 60 });
  const countAttempt = async (ip: string) => void (await attempts.consume(ip).catch(refuseFurther));

  /** Who is known gets the attempt back: only those whom Chatwoot does not know use theirs up. */
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
    /** For a request that is refused without asking anybody. */
    countAttempt,
    /** Null: nobody's token. Throws when Chatwoot cannot be asked, or not again so soon. */
    async find(attempt: Attempt): Promise<Identity | null> {
      const key = createHash("sha256").update(`${attempt.baseUrl}\n${attempt.token}`).digest("base64");
      const known = remembered.get(key);
      if (known && known.until > now()) return known.identity;
      if (remembered.size >= MAX_ENTRIES) remembered.clear();
      // Who was let in before is asked about again whatever others try from the same address: a proxy's, perhaps.
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
