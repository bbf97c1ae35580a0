import type { Request } from "express";
import type { Connection } from "../../core/connection.ts";
import type { Identity } from "../../core/identity.ts";
import { Forbidden, Unauthenticated } from "../../errors.ts";
import { createKnownTokens, type Identify } from "./known-tokens.ts";

export interface Gatekeeper {
  /** The administrator of this connection's account who sends the request; anybody else is refused. */
  admit(request: Request, connection: Connection | undefined): Promise<Identity>;
  /** Whoever sends the request, as the Chatwoot at this address knows them. */
  identify(request: Request, baseUrl: string): Promise<Identity>;
}

/** Who may come in is Chatwoot's to say. */
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
      // Which connections there are is nobody's business who is not in one.
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
