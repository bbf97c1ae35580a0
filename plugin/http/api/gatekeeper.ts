import type { Request } from "express";
import type { Connection } from "../../core/connection.ts";
import type { Identity } from "../../core/identity.ts";
import { Forbidden, Unauthenticated } from "../../errors.ts";
import { createKnownTokens, type Identify } from "./known-tokens.ts";

export interface Gatekeeper {
  /** The sender, if an administrator of the connection's account. Throws for any other sender. */
  admit(request: Request, connection: Connection | undefined): Promise<Identity>;
  /** The sender, as the Chatwoot at this address knows the token. */
  identify(request: Request, baseUrl: string): Promise<Identity>;
}

/** Asks Chatwoot who sends a request. */
export function createGatekeeper(parts: { identify: Identify; now: () => number }): Gatekeeper {
  const tokens = createKnownTokens(parts);
  return {
    async identify(request, baseUrl) {
      const identity = await tokens.find({ ip: ipOf(request), baseUrl, token: tokenOf(request) });
      if (identity) return identity;
      throw new Unauthenticated("Chatwoot does not know this access token; copy it again from your profile page");
    },
    async admit(request, connection) {
      const attempt = { ip: ipOf(request), token: tokenOf(request) };
      // An unknown connection gets the same answer as an unknown token, so that ids cannot be guessed.
      if (!connection) await tokens.countAttempt(attempt.ip);
      const identity = connection && (await tokens.find({ ...attempt, baseUrl: connection.baseUrl }));
      if (!identity) {
        throw new Unauthenticated("There is no such connection, or its Chatwoot does not know this access token");
      }
      const membership = identity.accounts.find(({ id }) => id === connection.accountId);
      if (membership?.role === "administrator") return identity;
      throw new Forbidden(`Only an administrator of account ${connection.accountId} in Chatwoot may do this`);
    },
  };
}

const ipOf = (request: Request): string => request.ip ?? "";

/** A token has only printable characters. Any other text would break the call to Chatwoot. */
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
