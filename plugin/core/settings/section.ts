export const section = <
  const P extends Readonly<Record<string, { readonly description: string; readonly default: unknown }>>,
>(
  description: string,
  properties: P,
) => ({ type: "object", additionalProperties: false, default: {}, description, properties }) as const;
