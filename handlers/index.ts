import type { Handlers } from "../plugin/core/handler.ts";
import { choiceMade } from "./events/choice-made.ts";
import { customerMessage } from "./events/customer-message.ts";
import { formSubmitted } from "./events/form-submitted.ts";
import { ratingGiven } from "./events/rating-given.ts";
import { choiceAnswer } from "./gates/choice-answer.ts";
import { humanControl } from "./gates/human-control.ts";
import { ownEcho } from "./gates/own-echo.ts";
import { switchedOff } from "./gates/switched-off.ts";
import { agentSilent } from "./timers/agent-silent.ts";
import { customerSilent } from "./timers/customer-silent.ts";
import { episodeLimit } from "./timers/episode-limit.ts";
import { pauseOver } from "./timers/pause-over.ts";
import { waitingInTeam } from "./timers/waiting-in-team.ts";

/** What the bot does. Gates are asked in this order; each says why it stands where it stands. */
export const handlers: Handlers = {
  gates: [ownEcho, humanControl, switchedOff, choiceAnswer],
  events: [customerMessage, choiceMade, formSubmitted, ratingGiven],
  timers: [waitingInTeam, agentSilent, customerSilent, episodeLimit, pauseOver],
};
