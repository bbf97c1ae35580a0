import type { Handlers } from "../plugin/bot.ts";
import { analyze } from "./commands/analyze.ts";
import { approve } from "./commands/approve.ts";
import { bot } from "./commands/bot.ts";
import { context } from "./commands/context.ts";
import { draft } from "./commands/draft.ts";
import { escalate } from "./commands/escalate.ts";
import { forget } from "./commands/forget.ts";
import { help } from "./commands/help.ts";
import { pause } from "./commands/pause.ts";
import { reject } from "./commands/reject.ts";
import { resume } from "./commands/resume.ts";
import { send } from "./commands/send.ts";
import { sentiment } from "./commands/sentiment.ts";
import { status } from "./commands/status.ts";
import { suggest } from "./commands/suggest.ts";
import { summary } from "./commands/summary.ts";
import { transfer } from "./commands/transfer.ts";
import { translate } from "./commands/translate.ts";
import { choiceMade } from "./events/choice-made.ts";
import { customerMessage } from "./events/customer-message.ts";
import { formSubmitted } from "./events/form-submitted.ts";
import { personMessage } from "./events/person-message.ts";
import { privateNote } from "./events/private-note.ts";
import { ratingGiven } from "./events/rating-given.ts";
import { backToBot } from "./gates/back-to-bot.ts";
import { changedMessages } from "./gates/changed-messages.ts";
import { choiceAnswer } from "./gates/choice-answer.ts";
import { consent } from "./gates/consent.ts";
import { hostileInput } from "./gates/hostile-input.ts";
import { humanControl } from "./gates/human-control.ts";
import { longMessage } from "./gates/long-message.ts";
import { loops } from "./gates/loops.ts";
import { media } from "./gates/media.ts";
import { optOut } from "./gates/opt-out.ts";
import { ownEcho } from "./gates/own-echo.ts";
import { pace } from "./gates/pace.ts";
import { personPlease } from "./gates/person-please.ts";
import { switchedOff } from "./gates/switched-off.ts";
import { agentSilent } from "./timers/agent-silent.ts";
import { customerSilent } from "./timers/customer-silent.ts";
import { episodeLimit } from "./timers/episode-limit.ts";
import { followUp } from "./timers/follow-up.ts";
import { nextIntent } from "./timers/next-intent.ts";
import { paceOver } from "./timers/pace-over.ts";
import { pauseOver } from "./timers/pause-over.ts";
import { transcriptWait } from "./timers/transcript-wait.ts";
import { waitingInTeam } from "./timers/waiting-in-team.ts";

/** All handlers. Gates run in this order; each gives the reason for its place. */
export const handlers: Handlers = {
  gates: [
    ownEcho,
    changedMessages,
    optOut,
    backToBot,
    humanControl,
    switchedOff,
    pace,
    loops,
    consent,
    media,
    longMessage,
    choiceAnswer,
    personPlease,
    hostileInput,
  ],
  events: [customerMessage, choiceMade, formSubmitted, ratingGiven, privateNote, personMessage],
  timers: [
    waitingInTeam,
    agentSilent,
    customerSilent,
    episodeLimit,
    nextIntent,
    followUp,
    paceOver,
    pauseOver,
    transcriptWait,
  ],
  // In the order in which `@help` lists them.
  commands: [
    bot,
    pause,
    resume,
    summary,
    context,
    status,
    analyze,
    suggest,
    draft,
    send,
    sentiment,
    translate,
    transfer,
    escalate,
    approve,
    reject,
    forget,
    help,
  ],
};
