import { idOf, type Json, listOf, objectOf, wordsOf } from "./value.ts";

/** A voice note in the delivery of its message, by its place among the attachments. */
export interface VoiceNote {
  readonly place: number;
  readonly url: string;
}

/** The voice notes of a delivered message that have no transcript yet. */
export function voiceNotesIn(body: string): readonly VoiceNote[] {
  return attachmentsOf(JSON.parse(body)).flatMap((raw, place) => {
    const { file_type: kind, data_url: address, transcribed_text: transcript } = objectOf(raw);
    const url = wordsOf(address);
    return kind === "audio" && url !== null && wordsOf(transcript) === null ? [{ place, url }] : [];
  });
}

/** The delivery that Chatwoot would send once it has transcribed the voice notes itself. */
export function withTranscripts(body: string, transcripts: ReadonlyMap<number, string>): string {
  const payload: Json = objectOf(JSON.parse(body));
  const attachments = attachmentsOf(payload).map((raw, place) => {
    const heard = transcripts.get(place);
    return heard === undefined ? raw : { ...objectOf(raw), transcribed_text: heard };
  });
  return JSON.stringify({ ...payload, event: "message_updated", attachments });
}

/** Some versions repeat the message within its conversation, some have its attachments only there. */
function attachmentsOf(body: unknown): readonly unknown[] {
  const { attachments, conversation, id } = objectOf(body);
  const stored = objectOf(listOf(objectOf(conversation).messages)[0]);
  return listOf(attachments ?? (idOf(id) === stored.id ? stored.attachments : null));
}
