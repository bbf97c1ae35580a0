import type { AttachmentKind } from "./event.ts";
import type { InboxSettings } from "./settings/settings.ts";

export type MediaPolicy = InboxSettings["gates"]["media"]["audio"];

/** What the inbox wants done with attachments of a kind. Links are words. */
export function mediaPolicy(kind: AttachmentKind, { gates }: Pick<InboxSettings, "gates">): MediaPolicy {
  switch (kind) {
    case "link":
      return "read";
    case "post":
    case "other":
      return gates.media.other;
    default:
      return gates.media[kind];
  }
}
