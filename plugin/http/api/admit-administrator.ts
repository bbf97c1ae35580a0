import type { RequestHandler } from "express";
import type { ApiParts } from "./api-parts.ts";
import type { Gatekeeper } from "./gatekeeper.ts";
import { parameter } from "./request.ts";

/** No control characters: PostgreSQL would not even look for a NUL. */
const POSSIBLE_ID = /^[^\p{C}]{1,200}$/u;

/** Lets in who administers the account of the `:connection` in the address, and notes who it is. */
export function admitAdministrator({
  gatekeeper,
  findConnection,
}: Pick<ApiParts, "findConnection"> & { readonly gatekeeper: Gatekeeper }): RequestHandler {
  return async (request, response, next) => {
    const id = parameter(request, "connection");
    const connection = POSSIBLE_ID.test(id) ? await findConnection(id) : undefined;
    response.locals.person = await gatekeeper.admit(request, connection);
    next();
  };
}
