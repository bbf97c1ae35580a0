import type { Attachment, Message } from "../state/entities.ts";
import { ACCOUNT_ID, type World } from "../world.ts";

const STORED = new Set(["image", "video", "file", "audio"]);

export function attachmentBody(world: World, message: Message, attachment: Attachment) {
  const base = { id: attachment.id, message_id: message.id, file_type: attachment.fileType, account_id: ACCOUNT_ID };
  if (attachment.fileType === "location") {
    return {
      ...base,
      coordinates_lat: attachment.latitude,
      coordinates_long: attachment.longitude,
      fallback_title: attachment.fallbackTitle,
      data_url: attachment.externalUrl,
    };
  }
  if (attachment.fileType === "contact") {
    return { ...base, fallback_title: attachment.fallbackTitle, meta: attachment.meta };
  }
  if (attachment.fileType === "fallback") {
    return { ...base, fallback_title: attachment.fallbackTitle, data_url: attachment.externalUrl };
  }
  if (attachment.fileType === "embed") return { ...base, data_url: attachment.externalUrl };
  return STORED.has(attachment.fileType) || attachment.blobKey
    ? { ...base, ...fileFields(world, attachment) }
    : { ...base, data_url: attachment.externalUrl, thumb_url: attachment.externalUrl };
}

function fileFields(world: World, attachment: Attachment) {
  const { attachmentContentType, audioInline, transcribedText } = world.caps;
  const isAudio = attachment.fileType === "audio";
  const url = dataUrl(world, attachment);
  return {
    extension: attachmentContentType ? extensionOf(attachment.fileName) : null,
    ...(attachmentContentType ? { content_type: attachment.contentType } : {}),
    data_url: isAudio && audioInline && attachment.blobKey ? `${url}?disposition=inline` : url,
    thumb_url: attachment.fileType === "image" ? url : "",
    file_size: attachment.fileSize,
    width: null,
    height: null,
    ...(isAudio && transcribedText ? { transcribed_text: "" } : {}),
  };
}

function dataUrl(world: World, attachment: Attachment): string | null {
  if (!attachment.blobKey) return attachment.externalUrl;
  const path = `/rails/active_storage/blobs/redirect/${attachment.blobKey}/${encodeURIComponent(attachment.fileName)}`;
  return `${world.baseUrl}${path}`;
}

function extensionOf(fileName: string): string | null {
  return /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1]?.toLowerCase() ?? null;
}
