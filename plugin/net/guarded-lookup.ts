import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";

/** The name resolves to a forbidden address. */
export class ForbiddenAddress extends Error {}

/**
 * Resolves a name and refuses forbidden addresses. The check runs at connect, so that a name cannot have one address
 * for the check and another afterwards.
 */
export function guardedLookup(isForbidden: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      if (addresses.some(({ address }) => isForbidden(address))) {
        return callback(new ForbiddenAddress(`${hostname} has a private address`), "", 0);
      }
      if (options.all) return callback(null, addresses);
      const [first] = addresses;
      return callback(first ? null : new Error("no address"), first?.address ?? "", first?.family);
    });
  };
}
