import ipaddr from "ipaddr.js";

/**
 * Whether an IP address must not be fetched from because a stranger said so: it leads into somebody's own network, or
 * nowhere. An IPv4 address in the clothes of IPv6 is refused whatever it is.
 */
export const isPrivateAddress = (address: string): boolean =>
  !ipaddr.isValid(address) || ipaddr.parse(address).range() !== "unicast";
