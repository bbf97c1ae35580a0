import type { Handoff } from "../baton/baton.ts";
import type { Escalation } from "../baton/escalation.ts";
import { handoffRoute } from "../baton/routing.ts";
import type { CommandCall } from "../commands/call.ts";
import type { CommandResult } from "../commands/command.ts";
import type { ContactMemory } from "../contact-memory.ts";
import type { Conversation, TurnChange } from "../conversation.ts";
import { assign, note, privateTyping, say } from "../effect.ts";
import { applyWishes } from "./apply-wishes.ts";
import { openDraft } from "./draft.ts";
import type { Surroundings } from "./surroundings.ts";

export interface DoneCommand {
  readonly call: CommandCall;
  readonly result: CommandResult;
  readonly status: "done" | "refused" | "failed";
  /** What people get who are asked to take over. */
  readonly handoff: Handoff | null;
  /** The dots that said "I am at it" have to go. */
  readonly isTyping: boolean;
}

interface Options {
  readonly surroundings: Surroundings;
  readonly person: ContactMemory | null;
  readonly now: number;
  /** Hides the numbers and addresses that name a person. */
  readonly mask: (text: string) => string;
}

/** What a command writes, its own end included. The note comes last: it tells what has been done. */
export function commandDraft(conversation: Conversation, done: DoneCommand, options: Options): TurnChange {
  const { surroundings, person, now } = options;
  const { call, result, handoff } = done;
  const actor = `person:${call.actor.id}`;
  const draft = openDraft(conversation, { now, ...surroundings, person });
  applyWishes(draft, result, { at: now, actor });
  if (handoff) {
    const { team, fallback } = handoff.route;
    draft.mark(handoffRoute.set({ team, fallback }));
    draft.pass({ type: "handed_off", at: now, reason: "agent_command", handoff }, actor);
    const { escalation } = result.transfer ?? {};
    if (escalation) draft.escalate(escalationOf(call, escalation.reason, options));
  }
  if (result.send !== undefined) {
    const isNobodys = draft.conversation.baton.holder === "team";
    draft.pass({ type: "person_spoke", at: now, personId: call.actor.id }, actor);
    draft.emit([...(isNobodys ? [assign({ agent: call.actor.id })] : []), say(result.send)]);
  }
  if (done.isTyping) draft.emit([privateTyping(false)]);
  if (result.note !== undefined) draft.emit([note(result.note)]);
  draft.record({ at: now, actor, action: "command", reason: null, data: recordOf(done, options.mask) });
  return { ...draft.finish([]), ...requestsOf(done) };
}

function escalationOf({ actor }: CommandCall, reason: string | null, { now, mask }: Options): Escalation {
  return { at: now, by: actor.id, name: actor.name, reason: reason && mask(reason).slice(0, MAX_LETTERS) };
}

const MAX_LETTERS = 200;

/** The record only grows, so it keeps what was asked for without the numbers and addresses that name a person. */
function recordOf({ call, status }: DoneCommand, mask: Options["mask"]) {
  const { name, values, text, messageId } = call;
  const given = Object.entries({ ...values, ...(text === "" ? {} : { text }) });
  const args = Object.fromEntries(given.map(([key, value]) => [key, mask(value).slice(0, MAX_LETTERS)]));
  return { name, args, status, message: messageId };
}

function requestsOf({ call, result, status }: DoneCommand) {
  const { id } = call.actor;
  return {
    commandsDone: [{ messageId: call.messageId, status }],
    approvals: result.decides ? [{ ...result.decides, decidedBy: id }] : [],
    erasures: result.erasesContact === undefined ? [] : [{ contactId: result.erasesContact, requestedBy: id }],
  };
}
