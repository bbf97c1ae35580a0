import { ToolFailed } from "../../errors.ts";

export type FindSecret = (name: string) => string | undefined;

/** Only variables with this prefix: settings must never send the process's own keys to a host. */
const REFERENCE = /env:(BATON_TOOL_[A-Z0-9_]+)/g;

/** Replaces the references in headers by their secrets. */
export function fillSecrets(
  headers: Readonly<Record<string, string>>,
  findSecret: FindSecret,
): Readonly<Record<string, string>> {
  const filled = (value: string) =>
    value.replace(REFERENCE, (_reference, name: string) => {
      const secret = findSecret(name);
      if (secret === undefined) throw new ToolFailed(`The operator has not set ${name}`);
      return secret;
    });
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value)]));
}
