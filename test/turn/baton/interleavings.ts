import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { replayPasses } from "../../../plugin/core/baton/audit.ts";
import { eventually } from "../../helpers/eventually.ts";
import type { Customer } from "../../helpers/players.ts";
import type { Play } from "../../helpers/running-baton.ts";
import { answer, scriptedBrain } from "../scripted-brain.ts";
import type { createActs } from "./acts.ts";

/** Every way in which people show that a conversation is theirs. */
export const TAKEOVERS = [
  "reply",
  "reply by the API",
  "phone",
  "assign",
  "open",
  "resolve",
  "snooze",
  "reply and assign",
] as const;
type Takeover = (typeof TAKEOVERS)[number];

/** One round of a conversation: the customer asks, somebody takes it in the middle of that, and gives it back. */
interface Wave {
  readonly questions: number;
  readonly pauseMs: number;
  readonly takeover: Takeover;
  readonly takenAfterMs: number;
  readonly questionsMeanwhile: number;
  readonly isGivenBackByResolving: boolean;
}

export const waves = (atMost: number): fc.Arbitrary<readonly Wave[]> =>
  fc.array(
    fc.record({
      questions: fc.integer({ min: 1, max: 3 }),
      pauseMs: fc.integer({ min: 0, max: 120 }),
      takeover: fc.constantFrom(...TAKEOVERS),
      takenAfterMs: fc.integer({ min: 0, max: 700 }),
      questionsMeanwhile: fc.integer({ min: 0, max: 2 }),
      isGivenBackByResolving: fc.boolean(),
    }),
    { minLength: atMost, maxLength: atMost },
  );

/** What an answer of the bot begins with; its other words belong to a handoff or a ladder. */
export const ANSWER = "Resposta";

/** Thinks for a moment, as a model does: a takeover may come before, while and after. */
export const answering = scriptedBrain({
  async Pergunta({ owed }, signal) {
    const text = owed.at(-1)?.text ?? "";
    await sleep((Number(text.split(" ")[1]) % 3) * 80, undefined, { signal });
    return answer(text.replace("Pergunta", ANSWER));
  },
});

/** Webhooks twice, late, in another order, and some not at all; Chatwoot takes its time. */
export const TROUBLE = { latency_ms: 15, duplicate_webhooks: 0.3, reorder_webhooks: 0.5, drop_webhooks: 0.05 };

/** What was found. A word that Baton could not have held back is on the wire: it was sent before anybody could look. */
export interface Found {
  readonly conversations: number;
  readonly takeovers: number;
  readonly answers: number;
  onTheWire: number;
  readonly violations: readonly string[];
}

interface Stage {
  readonly play: () => Play;
  readonly acts: ReturnType<typeof createActs>;
  /** Lets hours pass, in the middle of each round. */
  readonly passTime: () => void;
}

interface Talk {
  readonly customer: Customer;
  readonly script: readonly Wave[];
  asked: number;
}

/** Plays the scripts side by side, round by round, and compares what Chatwoot shows with what may have been said. */
export async function playInterleavings(stage: Stage, scripts: readonly (readonly Wave[])[]): Promise<Found> {
  const { play } = stage;
  const talks = await Promise.all(
    scripts.map(async (script): Promise<Talk> => ({ customer: await play().customer("whatsapp"), script, asked: 0 })),
  );
  const found = { conversations: talks.length, takeovers: 0, answers: 0, onTheWire: 0, violations: [] as string[] };
  for (let round = 0; round < (scripts[0]?.length ?? 0); round += 1) {
    await play().api.call("DELETE /sandbox/log");
    await Promise.all(talks.map((talk) => takeOver(stage, talk, waveOf(talk, round))));
    stage.passTime();
    await play().idle();
    const { calls } = await play().api.call<{ calls: readonly Call[] }>("GET /sandbox/log");
    found.takeovers += talks.length;
    for (const talk of talks) judgeRound(calls, talk.customer.conversationId, found);
    await Promise.all(talks.map((talk) => giveBack(stage, talk, waveOf(talk, round))));
    await play().idle();
  }
  for (const talk of talks) await judgeRecord(stage, talk, found);
  return found;
}

function waveOf({ script }: Talk, round: number): Wave {
  const wave = script[round];
  if (!wave) throw new Error("All scripts have the same number of rounds");
  return wave;
}

async function ask(talk: Talk): Promise<string> {
  talk.asked += 1;
  await talk.customer.write(`Pergunta ${talk.asked}`);
  return `${ANSWER} ${talk.asked}`;
}

async function takeOver(stage: Stage, talk: Talk, wave: Wave): Promise<void> {
  const asking = (async () => {
    for (let left = wave.questions; left > 0; left -= 1) {
      await ask(talk);
      await sleep(wave.pauseMs);
    }
  })();
  await sleep(wave.takenAfterMs);
  await act(stage, talk.customer.conversationId, wave.takeover);
  await asking;
  // Who writes into a closed conversation opens it again: that is for the bot.
  for (let left = wave.takeover === "resolve" ? 0 : wave.questionsMeanwhile; left > 0; left -= 1) {
    await ask(talk);
    await sleep(wave.pauseMs);
  }
}

async function act({ play }: Stage, id: number, takeover: Takeover): Promise<void> {
  const bruno = play().agent();
  const call = (request: string, body: unknown) =>
    play().api.call(request, { token: play().api.tokenOf("Alice Prado"), body });
  switch (takeover) {
    case "reply":
      return bruno.reply(id, "Deixa comigo");
    case "reply by the API":
      return void (await call(`POST /conversations/${id}/messages`, { content: "Oi!", message_type: "outgoing" }));
    case "phone":
      return void (await call("POST /sandbox/echo", { conversation_id: id, content: "Oi, aqui é a Carla" }));
    case "assign":
      return bruno.assign(id);
    case "open":
      return bruno.setStatus(id, "open");
    case "resolve":
      return bruno.setStatus(id, "resolved");
    case "snooze":
      return bruno.setStatus(id, "snoozed");
    case "reply and assign":
      await Promise.all([bruno.reply(id, "Deixa comigo"), play().agent("Carla Nunes").assign(id)]);
  }
}

/** Whatever happened before: once it is the bot's again, it answers. */
async function giveBack({ play, acts }: Stage, talk: Talk, wave: Wave): Promise<void> {
  const id = talk.customer.conversationId;
  const alice = play().agent("Alice Prado");
  if (wave.isGivenBackByResolving) await alice.setStatus(id, "resolved");
  const token = play().api.tokenOf("Alice Prado");
  await play().api.call(`POST /conversations/${id}/assignments`, { token, body: { assignee_id: null } });
  await alice.setStatus(id, "pending");
  await eventually(
    () => acts.batonOf(id),
    (baton) => baton?.holder === "bot" || baton?.holder === "closed",
    { withinMs: 30_000 },
  );
  const answer = await ask(talk);
  await eventually(
    () => play().botSaid(id),
    (said) => said.includes(answer),
    { withinMs: 30_000 },
  );
}

interface Call {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly token_kind: string;
  readonly body?: {
    readonly content?: string;
    readonly conversation_id?: number;
    readonly private?: boolean;
    readonly status?: string;
  };
}

/** In Chatwoot's own order: after people took it no answer may follow for which Baton could have looked before. */
function judgeRound(
  calls: readonly Call[],
  id: number,
  found: Found & { answers: number; violations: string[] },
): void {
  const own = calls.filter((call) => concerns(call, id));
  const takenAt = own.findIndex(isTakeover);
  const taken = own[takenAt];
  const isOver = (call: Call, index: number) => index > takenAt && isQuestion(call);
  // Who writes into a closed conversation opens it again, and then it is the bot's.
  const until = taken?.body?.status === "resolved" ? own.findIndex(isOver) : -1;
  own.forEach((call, index) => {
    if (!isAnswer(call)) return;
    if (!taken || index < takenAt || (until >= 0 && index > until)) return;
    const looked = own.slice(0, index).findLastIndex(isLook);
    const hasLooked = looked > own.slice(0, index).findLastIndex(isAnswer);
    if (hasLooked && looked < takenAt) found.onTheWire += 1;
    else found.violations.push(`conversation ${id} talked over:\n${own.map(lineOf).join("\n")}`);
  });
}

const lineOf = ({ at, method, path, token_kind: by, body }: Call) =>
  `${at} ${by} ${method} ${path} ${JSON.stringify(body ?? {})}`;

const concerns = ({ path, body }: Call, id: number) =>
  path.includes(`/conversations/${id}/`) || path.endsWith(`/conversations/${id}`) || body?.conversation_id === id;

const isAnswer = ({ method, token_kind: by, body }: Call) =>
  method === "POST" && by === "bot" && (body?.content ?? "").startsWith(ANSWER);

const isQuestion = ({ method, path }: Call) => method === "POST" && path.startsWith("/public/");

const isLook = ({ method, path, token_kind: by }: Call) =>
  method === "GET" && by === "user" && /\/conversations\/\d+$/.test(path);

const isTakeover = ({ method, path, token_kind: by, body }: Call) =>
  method === "POST" &&
  ((by === "user" && /\/(messages|assignments|toggle_status)$/.test(path) && body?.private !== true) ||
    path.endsWith("/sandbox/echo"));

/** On record: the passes replay to who has it now, and every answer was sent while the bot had it. */
async function judgeRecord(
  { play, acts }: Stage,
  { customer }: Talk,
  found: Found & { answers: number; violations: string[] },
): Promise<void> {
  const id = customer.conversationId;
  const facts = await acts.record(id);
  const baton = await acts.batonOf(id);
  const replayed = replayPasses(facts);
  if (replayed?.holder !== baton?.holder || replayed?.seq !== baton?.seq)
    found.violations.push(`conversation ${id}: the record ends with ${JSON.stringify(replayed)}`);
  const holders = new Map<number, string>(
    facts.flatMap(({ action, data }) => (action === "passed" ? [[data.seq, data.to] as const] : [])),
  );
  for (const { effect, baton_seq: seq, status } of await acts.effectsOf(id)) {
    const wasBots = (holders.get(Number(seq)) ?? "bot") === "bot";
    if (status === "sent" && effect.kind === "say" && effect.text.startsWith(ANSWER) && !wasBots)
      found.violations.push(`conversation ${id}: an answer was written while ${holders.get(Number(seq))} had it`);
  }
  const answers = (await play().botSaid(id)).filter((text) => text.startsWith(ANSWER));
  found.answers += answers.length;
  if (new Set(answers).size !== answers.length) found.violations.push(`conversation ${id}: an answer was sent twice`);
}
