import {
  choice,
  gateTexts,
  heldIds,
  localeOf,
  numbersOf,
  TALK_TO_PERSON,
  type TimerHandler,
} from "../../plugin/bot.ts";

export const TRANSCRIPT_WAIT = "transcript_wait";

/** No transcript came for a voice note: the bot says so instead of guessing, and offers a person. */
export const transcriptWait: TimerHandler = {
  kind: TRANSCRIPT_WAIT,
  run(_timer, context) {
    const listening = numbersOf(context.marks.listening);
    const held = heldIds(context.marks).filter((id) => !listening.includes(id));
    const marks = { listening: null, held: held.length > 0 ? held : null };
    if (listening.length === 0 || context.baton.holder !== "bot") return { marks };
    const words = gateTexts[localeOf(context)];
    return { marks, effects: [choice(words.cannotListen, [{ title: words.talkToPerson, value: TALK_TO_PERSON }])] };
  },
};
