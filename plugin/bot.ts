/**
 * The one door for handler authors: all that a file in `handlers/` may use, in reading order. Every value has an example;
 * `test/handlers/door.test.ts` compiles them.
 */

/**
 * # What happened
 *
 * ```ts
 * const asked: Gate = {
 *   name: "asked",
 *   reason: "Shows what a customer's words look like",
 *   run(event, context) {
 *     if (!isAsking(event)) return passOn; // a message, a button or a form of the customer
 *     const { id, text, attachments } = messageOf(event);
 *     const spoken = heardIn(attachments); // what Chatwoot heard in voice notes
 *     const picture = mediaPolicy("image", context.settings); // read, acknowledge or hand to people
 *     return { kind: "stop", because: `${id} ${text} ${spoken} ${picture}` };
 *   },
 * };
 * ```
 */
export { type Asking, isAsking, messageOf } from "./core/asking.ts";
/**
 * # Handing a conversation to people
 *
 * ```ts
 * const wish: Wishes = { handOff: wishHandoff("customer_request", { topic: "refund" }) };
 * isForPeopleOnly("agent_command"); // whether the bot may take a conversation back by itself
 * const mayGoOn = (context: EventContext) => mayReturnByItself(context.baton, context.now, 3);
 *
 * const reach = (event: Asking, context: EventContext) => [
 *   wishForPerson(event, context), // the language in which the customer asks for a person
 *   threatIn(event, context), // harm that a person must see at once
 *   mustReachPeople(event, context), // no limit may stand between this message and a person
 * ];
 * neverClose.set(true); // neither the bot nor a timer closes this conversation
 * const button = { title: "A person", value: TALK_TO_PERSON };
 *
 * const whom = ({ people, settings, marks }: EventContext) => [
 *   findTeam(people, resolveTeam(settings.routing, "support")),
 *   mentionsOfTeam(people, "support"),
 *   mentionOfAgent(people, 7),
 *   handoffRoute.read(marks), // where the last handoff went
 *   escalated.read(marks), // the agent who called the supervisors, when and why
 * ];
 * ```
 */
export { escalated } from "./core/baton/escalation.ts";
export { wishHandoff } from "./core/baton/handoff.ts";
export { isForPeopleOnly, mayReturnByItself, type Reason } from "./core/baton/holder.ts";
/**
 * # Time: timers, ladders, opening hours
 *
 * ```ts
 * const remind: TimerHandler = {
 *   kind: FOLLOW_UP, // also EPISODE_LIMIT, NEXT_INTENT, PAUSE_OVER
 *   run: (_timer, { now }) => ({ effects: [say("Still there?")], timers: [setTimer(NEXT_INTENT, now + 60_000)] }),
 * };
 * const kinds = [EPISODE_LIMIT, PAUSE_OVER];
 *
 * const ladder: TimerHandler = {
 *   kind: "agent_silent",
 *   run(timer, { settings, hours, now }) {
 *     const steps = settings.ladders.agent_silent;
 *     const position = positionOf(timer.data, now);
 *     const step = orderedSteps(steps)[position.step]; // what is to be done now
 *     const openingAt = nextOpening(hours, now) ?? now;
 *     const timers = step ? climb("agent_silent", steps, position) : postpone("agent_silent", steps, { step: 0, openingAt });
 *     return { timers };
 *   },
 * };
 * parseDuration("10m"); // 600_000
 * readPauseEnd("até 18h", Date.now(), "America/Sao_Paulo");
 * const isNight = ({ hours, now }: EventContext) => !isOpen(hours, now);
 * ```
 */
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
/**
 * # Handlers
 *
 * ```ts
 * const ping = defineCommand({
 *   name: "ping",
 *   aliases: { "pt-BR": [], en: [], es: [] },
 *   summary: { "pt-BR": "Responde", en: "Answers", es: "Responde" },
 *   run: async (call) => (call.text === "" ? refuse("Ping what?") : { note: `pong ${call.text}` }),
 * });
 *
 * const thanksForStars = defineEventHandler({
 *   on: "rating_given",
 *   run: ({ rating }) => (rating === 5 ? { effects: [say("Thank you!")] } : {}),
 * });
 *
 * const silentAtNight: Gate = {
 *   name: "silent-at-night",
 *   reason: "Before anything is understood",
 *   run: (_event, { hours, now }) => (isOpen(hours, now) ? passOn : { kind: "stop", because: "night" }),
 * };
 *
 * const words = shippedWords("pause"); // name, aliases, summary and usage of a command, from texts/*.yaml
 * ```
 */
export type { CommandCall } from "./core/commands/call.ts";
export {
  type Approval,
  type Command,
  type CommandContext,
  type CommandResult,
  defineCommand,
  refuse,
} from "./core/commands/command.ts";
/**
 * # Notes to agents: short, and read on a phone
 *
 * ```ts
 * const report = (context: CommandContext) =>
 *   paragraphs(
 *     head("Status"),
 *     lines(
 *       labelled("Holder", context.conversation.baton.holder),
 *       labelled("Since", clock(context.conversation.baton.since, context)),
 *       labelled("Zone", timeZoneOf(context)),
 *       labelled("Waiting", span(90_000)), // 1 min 30 s
 *       labelled("Mood", `${moodSign(-0.4)} ${moodText(-0.4, context.locale)}`),
 *       labelled("Sure", percent(0.87)),
 *       labelled("Reason", spoken("customer_request")),
 *     ),
 *     listed(context.turn.messages.map(({ text }) => inline(text, 60))), // one line, calls nobody
 *     quoted("What the customer wrote, in full"),
 *     sourceLine("Sources", []),
 *     sourceList([{ title: "Refunds", url: null }]),
 *     madeByLine(context.locale, { madeBy: "rules" }),
 *   );
 *
 * const typed = parseCommand("@ping now", { commands: [], people: { agents: [], teams: [] }, locale: "en" });
 * const shown = (command: Command) => wordFor(command, "es");
 * ```
 */
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
/**
 * # What waits, and what was asked besides
 *
 * ```ts
 * const later: Gate = {
 *   name: "later",
 *   reason: "Shows how a message is held",
 *   run(event, { marks, person, settings }) {
 *     if (!isAsking(event)) return passOn;
 *     const { id } = messageOf(event);
 *     if (mayRead(settings, person)) return { kind: "stop", because: "answered", ...answerWithHeld(id, marks) };
 *     return { kind: "stop", because: "held", marks: { ...hold(marks, id), ...hiddenUpTo.set(id) } };
 *   },
 * };
 * const waiting = (marks: Marks) => ({
 *   held: heldIds(marks),
 *   without: letGo(marks, 7),
 *   none: letAllGo,
 *   listening: listeningIds(listenTo(marks, 8)), // voice notes that are being written down
 *   heard: stopListening(marks, [8]),
 *   questions: queuedIntents(marks), // asked in the same breath, not answered yet
 *   askedIn: intentQueueOf(marks).askedIn,
 * });
 * const loop = (message: Message, context: EventContext) => [
 *   followLoop(message, context).strikes, // messages that look like a machine's
 *   spokeAt.read(context.marks), // when the bot spoke last
 *   forgetLoop,
 * ];
 * ```
 */
export { hiddenUpTo, mayRead } from "./core/consent.ts";
export type { Source } from "./core/decision.ts";
/**
 * # Effects: what Baton does in Chatwoot, in the order of the list
 *
 * ```ts
 * const effects: readonly Effect[] = [
 *   note("A recap for colleagues"),
 *   say("A colleague will take it from here."),
 *   choice("Which one?", [{ title: "Refund", value: "refund" }]),
 *   mention([{ kind: "user", id: 7, name: "Ana" }], "please look at this"),
 *   assign({ team: "support" }),
 *   changeLabels({ add: ["vip"] }),
 *   setPriority("urgent"),
 *   setStatus("open"),
 * ];
 * ```
 */
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
/**
 * # Marks: small facts kept with a conversation, read only by the handler that wrote them
 *
 * ```ts
 * const greetedAt = conversationMark("greeted_at", isNumber);
 * const insulted = episodeMark("insulted", isTrue); // forgotten with the episode
 * const address = conversationMark("address", isShaped<{ city: string; zip: string }>({ city: isText, zip: isText }));
 * const anything = conversationMark("raw", isJsonObject);
 * const wishes = ({ marks, now }: EventContext): Wishes =>
 *   greetedAt.read(marks) === null ? { marks: { ...greetedAt.set(now), ...insulted.set(null) } } : {};
 * ```
 */
export { isJsonObject, isNumber, isShaped, isText } from "./core/json.ts";
/**
 * # Sentences for people, from texts/*.yaml
 *
 * ```ts
 * const english: Locale = LOCALES[1];
 * const languageOf = (context: EventContext) => localeOf(context);
 * gateTexts[english].optedOut; // to customers; also ladderTexts
 * noteTexts[english].takenBack; // to agents; also commandTexts, helpTexts, recapTexts, statusTexts
 * const others = [ladderTexts, commandTexts, helpTexts, recapTexts, statusTexts];
 * nameOf("customer_request", english); // the name of a reason, an intent or an entity
 * announceClosed({ locale: english, team: "Support", backAt: null, timeZone: "UTC" });
 * ```
 */
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
/**
 * # What customers mean, without a model
 *
 * ```ts
 * fold("Olá"); // "ola"
 * shorten("a very long text", 300); // head and tail
 * wantsBotBack("pode ser o robô");
 * readChoice("a segunda", [{ title: "Refund", value: "r" }, { title: "Exchange", value: "e" }]);
 * readConsent("aceito", { isOpen: true });
 * readOptOut("pare", "pt-BR");
 * readOptIn("começar", "pt-BR");
 * ```
 */
export { fold } from "./language/fold.ts";
export { LOCALES, type Locale } from "./language/locale.ts";
export { shorten } from "./language/shorten.ts";
export { wantsBotBack } from "./language/words/back-to-bot.ts";
export { type Choice, readChoice } from "./language/words/choice.ts";
export { readConsent } from "./language/words/consent.ts";
export { readOptIn, readOptOut } from "./language/words/opt-out.ts";
export type { Threat } from "./language/words/threats.ts";
