import {
  choice,
  gateTexts,
  listeningIds,
  localeOf,
  stopListening,
  TALK_TO_PERSON,
  type TimerHandler,
} from "../../plugin/bot.ts";

export const TRANSCRIPT_WAIT = "transcript_wait";

/** No transcript arrived for a voice note: the bot says so and offers a person. */
export const transcriptWait: TimerHandler = {
  kind: TRANSCRIPT_WAIT,
  run(_timer, context) {
    const listening = listeningIds(context.marks);
    const marks = stopListening(context.marks, listening);
    if (listening.length === 0 || context.baton.holder !== "bot") return { marks };
    const words = gateTexts[localeOf(context)];
    return { marks, effects: [choice(words.cannotListen, [{ title: words.talkToPerson, value: TALK_TO_PERSON }])] };
  },
};
