import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";

/** A name that leads where nothing may be fetched from. */
export class ForbiddenAddress extends Error {}

/**
 * Looks a name up and refuses what may not be reached. Checked where the connection is made, so that a name cannot have one
 * address for the check and another afterwards.
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
