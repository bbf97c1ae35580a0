import { isIP } from "node:net";

const PRIVATE = [
  /^127\./,
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^0\./,
  /^::1$/,
  /^f[cd]/,
  /^fe80:/,
];

/**
 * Whether Chatwoot's guard would call the host private. Names are not looked up: those without a dot, as container
 * networks have them, and localhost count as private.
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (isIP(host) !== 0) return PRIVATE.some((range) => range.test(host));
  return !host.includes(".") || host.endsWith(".localhost") || host.endsWith(".local");
}
