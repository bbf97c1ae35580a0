import ipaddr from "ipaddr.js";

/**
 * Whether an IP address from a stranger must not be requested: it is private or reserved. An IPv4 address written as
 * IPv6 is always refused.
 */
export const isPrivateAddress = (address: string): boolean =>
  !ipaddr.isValid(address) || ipaddr.parse(address).range() !== "unicast";
