import { ConfigInvalid } from "../errors.ts";

/** The address of the installation, also when a page of its dashboard was pasted. */
export function parseBaseUrl(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new ConfigInvalid("CHATWOOT_BASE_URL must be an address such as https://chat.example.com");
  }
  url.pathname = url.pathname.replace(/\/app(\/.*)?$/, "").replace(/\/+$/, "");
  url.search = "";
  url.hash = "";
  return url;
}
