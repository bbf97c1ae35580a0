import type { RequestHandler } from "express";
import { isPossibleId } from "../possible-id.ts";
import type { ApiParts } from "./api-parts.ts";
import type { Gatekeeper } from "./gatekeeper.ts";
import { parameter } from "./request.ts";

/** Admits administrators of the account of `:connection`, and stores the identity in `response.locals.person`. */
export function admitAdministrator({
  gatekeeper,
  findConnection,
}: Pick<ApiParts, "findConnection"> & { readonly gatekeeper: Gatekeeper }): RequestHandler {
  return async (request, response, next) => {
    const id = parameter(request, "connection");
    const connection = isPossibleId(id) ? await findConnection(id) : undefined;
    response.locals.person = await gatekeeper.admit(request, connection);
    next();
  };
}
