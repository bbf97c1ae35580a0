import {
  type Asking,
  type Attachment,
  type AttachmentKind,
  conversationMark,
  type EventContext,
  type EventOf,
  episodeMark,
  type Gate,
  gateTexts,
  heardIn,
  isJsonObject,
  isNumber,
  listenTo,
  localeOf,
  type Marks,
  mediaPolicy,
  passOn,
  say,
  setTimer,
  stopListening,
  type Verdict,
  wishHandoff,
} from "../../plugin/bot.ts";
import { TRANSCRIPT_WAIT } from "../timers/transcript-wait.ts";

type Written = EventOf<"customer_message">;

const BYTES_PER_MEGABYTE = 1_048_576;
/** An album arrives as one message for each picture. It is acknowledged once. */
const ALBUM_MS = 60_000;

const acknowledgedAt = episodeMark("acknowledged_at", isNumber);
const lastPlace = conversationMark("place", isJsonObject);

/** Attachments are read, acknowledged or given to people, by the settings of the inbox for each kind. */
export const media: Gate = {
  name: "media",
  reason: "Before the words are read: what is heard in a voice note counts as written by all that follow",
  run(event, context) {
    if (event.type !== "customer_message" || event.message.attachments.length === 0) return passOn;
    const { attachments, text } = event.message;
    if (attachments.some((one) => isForPeople(one, context))) return giveToPeople(context);
    const noted = { marks: placeIn(event) };
    const heard = heardIn(attachments);
    if (heard)
      return {
        kind: "pass",
        event: withText(event, heard),
        marks: { ...noted.marks, ...stopListening(context.marks, [event.message.id]) },
      };
    if (text.trim() !== "") return { kind: "pass", ...noted };
    if (attachments.some(({ kind }) => kind === "audio" && mediaPolicy(kind, context.settings) === "read"))
      return listen(event, context);
    if (attachments.some(({ kind }) => mediaPolicy(kind, context.settings) === "read"))
      return { kind: "pass", ...noted };
    return acknowledge(attachments[0]?.kind ?? "other", context);
  },
};

function isForPeople({ kind, sizeBytes }: Attachment, context: EventContext): boolean {
  const isTooBig = (sizeBytes ?? 0) > context.settings.gates.media.max_megabytes * BYTES_PER_MEGABYTE;
  return isTooBig || mediaPolicy(kind, context.settings) === "hand_off";
}

function giveToPeople(context: EventContext): Verdict {
  const sayFirst = gateTexts[localeOf(context)].cannotRead;
  const remark = "The customer sent something that only a person can look at.";
  return {
    kind: "stop",
    because: "media_for_people",
    handOff: wishHandoff("unsupported_request", { sayFirst, remark }),
  };
}

function acknowledge(kind: AttachmentKind, { marks, now, ...context }: EventContext): Verdict {
  const last = acknowledgedAt.read(marks);
  const isAlbum = last !== null && now - last < ALBUM_MS;
  const { received, kinds } = gateTexts[localeOf(context)];
  const words = received({ thing: kinds[kind] });
  return {
    kind: "stop",
    because: "media_acknowledged",
    effects: isAlbum ? [] : [say(words)],
    marks: acknowledgedAt.set(now),
  };
}

/** Waits for the transcript of a voice note, which arrives as a change of the message. */
function listen({ message }: Written, { marks, settings, now }: EventContext): Verdict {
  return {
    kind: "stop",
    because: "transcript_awaited",
    marks: listenTo(marks, message.id),
    timers: [setTimer(TRANSCRIPT_WAIT, now + settings.gates.media.transcript_wait_seconds * 1000)],
  };
}

const withText = (event: Written, heard: string): Asking => ({
  ...event,
  message: { ...event.message, text: [event.message.text.trim(), heard].filter(Boolean).join("\n") },
});

/** Keeps a sent location beyond its message: for a delivery, a visit, the nearest shop. */
function placeIn({ message }: Written): Marks {
  const place = message.attachments.findLast(({ location }) => location !== null);
  if (!place?.location) return {};
  return lastPlace.set({ ...place.location, title: place.title, messageId: message.id });
}
