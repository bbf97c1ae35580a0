/** An address within Chatwoot and its template, in which ids are `:id`: only the template may reach logs and errors. */
export interface ApiPath {
  readonly url: string;
  readonly template: string;
}

export type QueryValue = string | number | boolean | readonly (string | number)[] | null | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

/** Tag: path`/conversations/${7}/messages` */
export function path(parts: TemplateStringsArray, ...ids: readonly (string | number)[]): ApiPath {
  let url = parts[0] ?? "";
  let template = url;
  for (const [index, id] of ids.entries()) {
    const rest = parts[index + 1] ?? "";
    url += encodeURIComponent(id) + rest;
    template += `:id${rest}`;
  }
  return { url, template };
}

/** Rails style: a list becomes `key[]=a&key[]=b`; null and undefined values are left out. */
export function queryString(query: Query | undefined): string {
  if (query === undefined) return "";
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    if (typeof value === "object") for (const item of value) params.append(`${key}[]`, String(item));
    else params.append(key, String(value));
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
