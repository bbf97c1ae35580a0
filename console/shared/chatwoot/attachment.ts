import { asNumber, asRecord, asText } from "../json.ts";

export type Attachment =
  | {
      readonly kind: "image" | "audio" | "video" | "file";
      readonly id: number;
      readonly url: string;
      readonly name: string;
      readonly transcript: string;
    }
  | {
      readonly kind: "location";
      readonly id: number;
      readonly latitude: number;
      readonly longitude: number;
      readonly title: string;
    }
  | { readonly kind: "other"; readonly id: number; readonly label: string; readonly url: string };

export function parseAttachment(value: unknown): Attachment {
  const record = asRecord(value);
  const id = asNumber(record.id) ?? 0;
  const fileType = asText(record.file_type);
  const url = asText(record.data_url);
  const title = asText(record.fallback_title);
  switch (fileType) {
    case "image":
    case "audio":
    case "video":
    case "file":
      return { kind: fileType, id, url, name: fileName(url) || fileType, transcript: asText(record.transcribed_text) };
    case "location":
      return {
        kind: "location",
        id,
        latitude: asNumber(record.coordinates_lat) ?? 0,
        longitude: asNumber(record.coordinates_long) ?? 0,
        title,
      };
    default:
      return { kind: "other", id, label: title || fileType || "attachment", url };
  }
}

/** The file's own name is only in the last part of its address. */
function fileName(url: string): string {
  const last = url.split(/[?#]/)[0]?.split("/").pop() ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
