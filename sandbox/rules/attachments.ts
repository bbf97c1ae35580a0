import type { Attachment } from "../state/entities.ts";
import { randomToken } from "../state/store.ts";
import type { World } from "../world.ts";

type FileInput = { readonly fileName: string; readonly type: string; readonly bytes: Buffer };

const KEY_LENGTH = 40;

function fileTypeOf(contentType: string): string {
  const kind = contentType.split("/")[0] ?? "";
  return ["image", "audio", "video"].includes(kind) ? kind : "file";
}

export function blankAttachment(world: World, fileType: string): Attachment {
  return {
    id: world.store.nextId("attachments"),
    fileType,
    blobKey: null,
    externalUrl: null,
    fileName: "",
    contentType: null,
    fileSize: 0,
    latitude: null,
    longitude: null,
    fallbackTitle: null,
    meta: {},
  };
}

/** Keeps the bytes. Their address answers 404 for a moment: storage is slower than the webhook. */
export function storeFile(world: World, file: FileInput, fileType = fileTypeOf(file.type)): Attachment {
  const blobKey = randomToken(KEY_LENGTH);
  world.blobs.put(blobKey, file.bytes, world.clock.now() + world.switches.attachment_delay_ms);
  return {
    ...blankAttachment(world, fileType),
    blobKey,
    fileName: file.fileName === "" ? "file" : file.fileName,
    contentType: file.type,
    fileSize: file.bytes.length,
  };
}
