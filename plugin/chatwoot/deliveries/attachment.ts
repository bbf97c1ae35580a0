import type { Attachment, AttachmentKind } from "../../core/event.ts";
import { idOf, type Json, listOf, objectOf, wordsOf } from "./value.ts";

const KINDS: ReadonlyMap<unknown, AttachmentKind> = new Map([
  ["image", "image"],
  ["audio", "audio"],
  ["video", "video"],
  ["file", "file"],
  ["location", "location"],
  ["contact", "contact"],
  ["sticker", "sticker"],
  ["fallback", "link"],
  ["embed", "link"],
  ["share", "post"],
  ["story_mention", "post"],
  ["ig_reel", "post"],
  ["ig_post", "post"],
  ["ig_story", "post"],
]);
const FILES: ReadonlySet<AttachmentKind> = new Set(["image", "audio", "video", "file", "sticker"]);
const STICKER = /^\s*!\[([^\]]*)\]\((https?:\/\/[^\s)]+)\)\s*$/;

const NOTHING = {
  id: null,
  url: null,
  mediaType: null,
  sizeBytes: null,
  transcript: null,
  location: null,
  title: null,
} as const;

export function parseAttachments(value: unknown): readonly Attachment[] {
  return listOf(value).map((item) => parseAttachment(objectOf(item)));
}

/** Line keeps a sticker as a Markdown image in the text, where it would be read as words. */
export function parseSticker(content: unknown): Attachment | undefined {
  const [, title, url] = STICKER.exec(wordsOf(content) ?? "") ?? [];
  return url === undefined ? undefined : { ...NOTHING, kind: "sticker", url, title: title || null };
}

/** A file that Chatwoot itself could not read. */
export const UNSUPPORTED: Attachment = { ...NOTHING, kind: "other" };

/** The story that an Instagram message answers. */
export function parseStory(url: unknown): Attachment | undefined {
  const link = linkOf(url);
  return link === null ? undefined : { ...NOTHING, kind: "post", url: link };
}

function parseAttachment(raw: Json): Attachment {
  const kind = KINDS.get(raw.file_type) ?? "other";
  const url = linkOf(raw.data_url) ?? linkOf(raw.thumb_url);
  return {
    kind,
    id: idOf(raw.id),
    url,
    mediaType: wordsOf(raw.content_type),
    sizeBytes: idOf(raw.file_size),
    transcript: wordsOf(raw.transcribed_text),
    location: kind === "location" ? parsePlace(raw) : null,
    title: wordsOf(raw.fallback_title) ?? (url !== null && FILES.has(kind) ? fileName(url) : null),
  };
}

function parsePlace({ coordinates_lat: latitude, coordinates_long: longitude }: Json): Attachment["location"] {
  if (typeof latitude !== "number" || typeof longitude !== "number") return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

function linkOf(value: unknown): string | null {
  const text = wordsOf(value);
  return text !== null && /^https?:\/\/\S+$/i.test(text) ? text : null;
}

function fileName(url: string): string | null {
  const [path = ""] = url.split(/[?#]/, 1);
  const name = path.slice(path.lastIndexOf("/") + 1);
  try {
    return wordsOf(decodeURIComponent(name));
  } catch {
    return name;
  }
}
