/** The one door for handler authors: all that a file in `handlers/` may use, in reading order. */

export { type Asking, isAsking, messageOf } from "./core/asking.ts";
export { wishHandoff } from "./core/baton/handoff.ts";
export { isForPeopleOnly, mayReturnByItself, type Reason } from "./core/baton/holder.ts";
export {
  climb,
  EPISODE_LIMIT,
  FOLLOW_UP,
  type LadderAction,
  type LadderName,
  type LadderPosition,
  NEXT_INTENT,
  orderedSteps,
  PAUSE_OVER,
  positionOf,
  postpone,
  setTimer,
} from "./core/baton/ladder.ts";
export { handoffRoute, resolveTeam } from "./core/baton/routing.ts";
export type { CommandCall } from "./core/commands/call.ts";
export {
  type Approval,
  type Command,
  type CommandContext,
  type CommandResult,
  defineCommand,
  refuse,
} from "./core/commands/command.ts";
export {
  clock,
  head,
  inline,
  labelled,
  lines,
  listed,
  madeByLine,
  moodSign,
  moodText,
  paragraphs,
  percent,
  quoted,
  sourceLine,
  sourceList,
  span,
  spoken,
  timeZoneOf,
} from "./core/commands/output.ts";
export { parseCommand, wordFor } from "./core/commands/parse.ts";
export { readPauseEnd } from "./core/commands/time.ts";
export { hiddenUpTo, mayRead } from "./core/consent.ts";
export type { Source } from "./core/decision.ts";
export {
  assign,
  changeLabels,
  choice,
  type Effect,
  mention,
  note,
  say,
  setPriority,
  setStatus,
} from "./core/effect.ts";
export type { Attachment, AttachmentKind, EventOf, Message } from "./core/event.ts";
export {
  type DueTimer,
  defineEventHandler,
  type EventContext,
  type Gate,
  type Handlers,
  type HandlingContext,
  passOn,
  type TimerHandler,
  type Verdict,
} from "./core/handler.ts";
export { answerWithHeld, heldIds, hold, letAllGo, letGo, listeningIds, listenTo, stopListening } from "./core/held.ts";
export { isOpen, nextOpening } from "./core/hours.ts";
export { isJsonObject, isNumber, isShaped, isText } from "./core/json.ts";
export { localeOf } from "./core/locale-of.ts";
export { followLoop, forgetLoop, spokeAt } from "./core/loop.ts";
export { conversationMark, episodeMark, isTrue, type Mark, type Marks } from "./core/marks.ts";
export { mediaPolicy } from "./core/media-policy.ts";
export { findTeam, mentionOfAgent, mentionsOfTeam } from "./core/people.ts";
export { mustReachPeople, neverClose, TALK_TO_PERSON, threatIn, wishForPerson } from "./core/reach-people.ts";
export { parseDuration } from "./core/settings/duration.ts";
export { announceClosed } from "./core/texts/announcement.ts";
export {
  commandTexts,
  gateTexts,
  helpTexts,
  ladderTexts,
  nameOf,
  noteTexts,
  recapTexts,
  shippedWords,
  statusTexts,
} from "./core/texts/texts.ts";
export { intentQueueOf, queuedIntents } from "./core/turn/intents.ts";
export { heardIn } from "./core/turn/readable.ts";
export type { Wishes } from "./core/wishes.ts";
export { fold } from "./language/fold.ts";
export { LOCALES, type Locale } from "./language/locale.ts";
export { shorten } from "./language/shorten.ts";
export { isAbusive } from "./language/words/abuse.ts";
export { wantsBotBack } from "./language/words/back-to-bot.ts";
export { type Choice, readChoice } from "./language/words/choice.ts";
export { readConsent } from "./language/words/consent.ts";
export { readOptIn, readOptOut } from "./language/words/opt-out.ts";
export type { Threat } from "./language/words/threats.ts";
