import { describe, expect, it } from "vitest";
import { media } from "../../../handlers/gates/media.ts";
import { transcriptWait } from "../../../handlers/timers/transcript-wait.ts";
import type { Attachment } from "../../../plugin/core/event.ts";
import { TALK_TO_PERSON } from "../../../plugin/core/reach-people.ts";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aBaton, aContext } from "../../helpers/event-context.ts";
import { anAttachment, said, stopped } from "./events.ts";

const words = gateTexts["pt-BR"];
const send = (attachment: Partial<Attachment>, { text = "", context = aContext() } = {}) =>
  media.run(customerMessage({ id: 21, text, attachments: [anAttachment(attachment)] }), context);
const inbox = (policies: object) => aContext({ settings: { gates: { media: policies } } });

it("has nothing to say about plain words", () => {
  expect(media.run(customerMessage(), aContext()).kind).toBe("pass");
});

describe("what the inbox gives to people", () => {
  it.each(["video", "file"] as const)("a %s", (kind) => {
    expect(stopped(send({ kind })).handOff).toMatchObject({
      reason: "unsupported_request",
      sayFirst: words.cannotRead,
    });
  });

  it("anything that is too big, whatever its kind", () => {
    const big = { kind: "audio", sizeBytes: 17 * 1_048_576, transcript: "oi" } as const;
    expect(stopped(send(big)).because).toBe("media_for_people");
    expect(send(big, { context: inbox({ max_megabytes: 20 }) }).kind).toBe("pass");
  });
});

describe("what the inbox acknowledges", () => {
  it.each(["image", "contact", "sticker", "post", "other"] as const)("a %s is thanked for", (kind) => {
    expect(said(send({ kind }))).toEqual([words.received({ thing: words.kinds[kind] })]);
  });

  it("an album is, once", () => {
    const context = aContext({ marks: { "episode.acknowledged_at": 990_000 }, now: 1_000_000 });
    expect(stopped(send({ kind: "image" }, { context })).effects).toEqual([]);
    const later = aContext({ marks: { "episode.acknowledged_at": 900_000 }, now: 1_000_000 });
    expect(said(send({ kind: "image" }, { context: later }))).toHaveLength(1);
  });

  it("words beside it are answered", () => {
    expect(send({ kind: "image" }, { text: "tem nessa cor?" }).kind).toBe("pass");
  });
});

describe("what the inbox lets the bot read", () => {
  it("a picture goes on to the brain", () => {
    expect(send({ kind: "image" }, { context: inbox({ image: "read" }) }).kind).toBe("pass");
  });

  it("a place goes on to the brain", () => {
    expect(send({ kind: "location", location: { latitude: -23.55, longitude: -46.63 } })).toEqual({ kind: "pass" });
  });

  it("a voice note counts as written, once there is a transcript", () => {
    const verdict = send({ kind: "audio", transcript: "quero um atendente" });
    expect(verdict).toMatchObject({ kind: "pass", event: { message: { text: "quero um atendente" } } });
  });
});

describe("a voice note without a transcript", () => {
  it("waits for it for a while, and asks for nothing meanwhile", () => {
    const verdict = stopped(send({ kind: "audio" }));
    expect(verdict.marks).toEqual({ "episode.held": [21], "episode.listening": [21] });
    expect(verdict.timers).toEqual([{ set: { kind: "transcript_wait", dueAt: 1_020_000, data: {} } }]);
    expect(verdict.effects).toBeUndefined();
  });

  it("is answered when the transcript comes", () => {
    const context = aContext({ marks: { "episode.held": [20, 21], "episode.listening": [21] } });
    const verdict = send({ kind: "audio", transcript: "qual o preço?" }, { context });
    expect(verdict).toMatchObject({ kind: "pass", marks: { "episode.held": [20], "episode.listening": null } });
  });

  const timer = { kind: "transcript_wait", dueAt: 1_020_000, data: {} };
  it("that nobody can write down is said to be so, and a person is offered", () => {
    const handled = transcriptWait.run(
      timer,
      aContext({ marks: { "episode.held": [20, 21], "episode.listening": [21] } }),
    );
    const choices = [{ title: words.talkToPerson, value: TALK_TO_PERSON }];
    expect(handled.effects).toEqual([{ kind: "choice", text: words.cannotListen, choices }]);
    expect(handled.marks).toEqual({ "episode.listening": null, "episode.held": [20] });
  });

  it("is nobody's business any more when it was heard or a person has the conversation", () => {
    expect(transcriptWait.run(timer, aContext()).effects).toBeUndefined();
    const context = aContext({ marks: { "episode.listening": [21] }, baton: aBaton({ holder: "agent" }) });
    expect(transcriptWait.run(timer, context).effects).toBeUndefined();
  });
});
