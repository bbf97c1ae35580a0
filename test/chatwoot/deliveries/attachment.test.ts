import { describe, expect, it } from "vitest";
import { messageOf } from "./deliveries.ts";

const FILE = {
  id: 31,
  message_id: 40211,
  account_id: 3,
  data_url: "https://chat.example/blobs/xyz/foto%20da%20loja.JPG?disposition=inline",
};
const NOTHING = { id: 31, url: null, mediaType: null, sizeBytes: null, transcript: null, location: null, title: null };
const attachmentOf = (attachment: object) =>
  messageOf({ message: { attachments: [{ ...FILE, ...attachment }] } }).attachments[0];

describe("the kind of an attachment", () => {
  it.each([
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
    ["hologram", "other"],
    [null, "other"],
  ])("%s is %s", (file_type, kind) => expect(attachmentOf({ file_type })?.kind).toBe(kind));
});

describe("what is known of an attachment", () => {
  it("is all there for a file", () => {
    const media = { file_type: "image", content_type: "image/jpeg", file_size: 52_100, transcribed_text: "" };
    expect(attachmentOf(media)).toEqual({
      ...NOTHING,
      kind: "image",
      url: FILE.data_url,
      mediaType: "image/jpeg",
      sizeBytes: 52_100,
      title: "foto da loja.JPG",
    });
  });

  it("includes what Chatwoot heard", () => {
    expect(attachmentOf({ file_type: "audio", transcribed_text: "quero trocar" })?.transcript).toBe("quero trocar");
    expect(attachmentOf({ file_type: "audio", transcribed_text: " " })?.transcript).toBeNull();
  });

  it("includes the phone number of a contact card", () => {
    const card = {
      file_type: "contact",
      data_url: undefined,
      fallback_title: "+55 81 98888-0002",
      meta: { firstName: "Zé" },
    };
    expect(attachmentOf(card)).toEqual({ ...NOTHING, kind: "contact", title: "+55 81 98888-0002" });
  });

  it("includes the title of a link", () => {
    expect(attachmentOf({ file_type: "fallback", fallback_title: "Vitrine" })).toMatchObject({
      kind: "link",
      title: "Vitrine",
    });
    expect(attachmentOf({ file_type: "embed" })).toMatchObject({ kind: "link", title: null });
  });

  it("places a location only where the earth is", () => {
    const place = (coordinates_lat: unknown, coordinates_long: unknown) =>
      attachmentOf({ file_type: "location", coordinates_lat, coordinates_long })?.location;
    expect(place(-8.06, -34.87)).toEqual({ latitude: -8.06, longitude: -34.87 });
    expect(place(91, 0)).toBeNull();
    expect(place("-8", "-34")).toBeNull();
    expect(attachmentOf({ file_type: "image", coordinates_lat: 1, coordinates_long: 1 })?.location).toBeNull();
  });

  it.each(["javascript:alert(1)", "file:///etc/passwd", "/rails/blob", "https://", "", null, 4])(
    "has no address in %j",
    (data_url) => {
      expect(attachmentOf({ file_type: "file", data_url })).toEqual({ ...NOTHING, kind: "file" });
    },
  );

  it("survives a file name that is not encoded", () => {
    expect(attachmentOf({ file_type: "file", data_url: "https://x.example/100%.pdf" })?.title).toBe("100%.pdf");
  });
});

describe("attachments that are none", () => {
  it("finds the sticker that Line hides in the text", () => {
    const content = "![sticker-52002734](https://stickershop.example/52002734.png)";
    const { text, attachments } = messageOf({ message: { content, content_type: "sticker" } });
    expect(text).toBe("");
    const url = "https://stickershop.example/52002734.png";
    expect(attachments).toEqual([{ ...NOTHING, id: null, kind: "sticker", url, title: "sticker-52002734" }]);
  });

  it("leaves an image in an ordinary text", () => {
    const content = "![x](https://stickershop.example/1.png)";
    expect(messageOf({ message: { content } })).toMatchObject({ text: content, attachments: [] });
  });

  it("finds the story that a message answers", () => {
    const content_attributes = { story_id: "17", story_sender: "aurora", story_url: "https://cdn.example/s.jpg" };
    const [story] = messageOf({ message: { content_attributes } }).attachments;
    expect(story).toEqual({ ...NOTHING, id: null, kind: "post", url: "https://cdn.example/s.jpg" });
  });

  it("tells that something arrived which Chatwoot could not read", () => {
    const message = { content: null, content_attributes: { is_unsupported: true } };
    expect(messageOf({ message }).attachments).toEqual([{ ...NOTHING, id: null, kind: "other" }]);
  });

  it("reads a list that is none as empty, and broken entries as unknown ones", () => {
    expect(messageOf({ message: { attachments: "x" } }).attachments).toEqual([]);
    expect(messageOf({ message: { attachments: [null, 7] } }).attachments).toHaveLength(2);
  });
});
