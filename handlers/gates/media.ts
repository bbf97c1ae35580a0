import {
  type Asking,
  type Attachment,
  type AttachmentKind,
  type EventContext,
  type EventOf,
  episodeMark,
  type Gate,
  gateTexts,
  heardIn,
  isNumber,
  listenTo,
  localeOf,
  mediaPolicy,
  noteTexts,
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

/** Attachments are read, acknowledged or given to people, by the settings of the inbox for each kind. */
export const media: Gate = {
  name: "media",
  reason: "Before the words are read: what is heard in a voice note counts as written by all that follow",
  run(event, context) {
    if (event.type !== "customer_message" || event.message.attachments.length === 0) return passOn;
    const { attachments, text } = event.message;
    if (attachments.some((one) => isForPeople(one, context))) return giveToPeople(context);
    const heard = heardIn(attachments);
    if (heard)
      return {
        kind: "pass",
        event: withText(event, heard),
        marks: stopListening(context.marks, [event.message.id]),
      };
    if (text.trim() !== "") return passOn;
    if (attachments.some(({ kind }) => kind === "audio" && mediaPolicy(kind, context.settings) === "read"))
      return listen(event, context);
    if (attachments.some(({ kind }) => mediaPolicy(kind, context.settings) === "read")) return passOn;
    return acknowledge(attachments[0]?.kind ?? "other", context);
  },
};

function isForPeople({ kind, sizeBytes }: Attachment, context: EventContext): boolean {
  const isTooBig = (sizeBytes ?? 0) > context.settings.gates.media.max_megabytes * BYTES_PER_MEGABYTE;
  return isTooBig || mediaPolicy(kind, context.settings) === "hand_off";
}

function giveToPeople(context: EventContext): Verdict {
  const sayFirst = gateTexts[localeOf(context)].cannotRead;
  const remark = noteTexts[context.settings.locale].mediaForPeople;
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
