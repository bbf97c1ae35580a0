import type { InboxSettings } from "./settings/settings.ts";

/** A notice to people, also outside Chatwoot. Holds ids and reasons, never a customer's words. */
export interface Notice {
  readonly kind: "handoff" | "reminder";
  readonly text: string;
}

export interface AddressedNotice extends Notice {
  readonly channel: "webhook" | "email";
  readonly address: string;
}

/** One for each place that the inbox wants to be told at. */
export function addressNotices(
  notices: readonly Notice[],
  { webhook_url, emails }: InboxSettings["notify"],
): readonly AddressedNotice[] {
  const places = [
    ...(webhook_url ? [{ channel: "webhook", address: webhook_url } as const] : []),
    ...emails.map((address) => ({ channel: "email", address }) as const),
  ];
  return notices.flatMap((notice) => places.map((place) => ({ ...notice, ...place })));
}
