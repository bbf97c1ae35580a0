import { FOLLOW_UP, ladderTexts, localeOf, note, noteTexts, say, type TimerHandler } from "../../plugin/bot.ts";

/** The bot writes again, as promised. If the channel allows no more messages, agents get a note. */
export const followUp: TimerHandler = {
  kind: FOLLOW_UP,
  run(_timer, context) {
    const { baton, conversation, owed, person, settings } = context;
    if (baton.holder !== "bot" || owed.length > 0 || person.optedOutAt !== null) return {};
    const { followUp: text } = ladderTexts[localeOf(context)];
    if (!conversation.canReply) return { effects: [note(noteTexts[settings.locale].cannotFollowUp)] };
    return { effects: [say(text)], record: { action: "followed_up", data: {} } };
  },
};
