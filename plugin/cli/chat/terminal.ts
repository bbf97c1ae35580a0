import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { BatonError } from "../../errors.ts";
import { linesOf } from "./lines.ts";
import type { Look, Talk } from "./talk.ts";

const POLL_MS = 500;
const QUIT = "/quit";

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly print: (line: string) => void;
}

/** Prints messages, and a line when the conversation changes between bot and agents. */
function createNarrator(print: Terminal["print"]) {
  let status: string | undefined;
  return ({ messages, status: now }: Look) => {
    for (const message of messages) for (const line of linesOf(message)) print(line);
    if (now !== undefined && status !== undefined && now !== status)
      print(`(${STATUS_TEXTS[now] ?? `it is ${now} now`})`);
    status = now ?? status;
  };
}

const STATUS_TEXTS: Readonly<Record<string, string>> = {
  open: "a person answers from here on",
  pending: "the bot answers again",
  resolved: "the conversation was closed",
  snoozed: "a person will come back to it",
};

/** For a person at a keyboard: replies appear above the input line. */
export async function converse(talk: Talk, output: NodeJS.WriteStream): Promise<void> {
  const lines = createInterface({ input: process.stdin, output, prompt: "> " });
  const narrate = createNarrator((line) => {
    output.write(`\r\u001b[K${line}\n`);
    lines.prompt(true);
  });
  const stop = new AbortController();
  const listening = listen(talk, narrate, stop.signal);
  // `await listening` below reports the error, after the input line is closed.
  listening.catch(() => lines.close());
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text === QUIT) break;
    if (text !== "") await talk.say(text);
    lines.prompt();
  }
  stop.abort();
  lines.close();
  await listening;
}

async function listen(talk: Talk, narrate: (look: Look) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const look = await talk.look().catch((error: unknown) => {
      // Chatwoot may restart during a conversation.
      if (error instanceof BatonError && error.retryable) return undefined;
      throw error;
    });
    if (look) narrate(look);
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

interface AnswerWaits {
  /** The longest wait for the first answer. */
  readonly answerMs: number;
  /** The wait after an answer for further messages. */
  readonly restMs: number;
}

const ANSWER_WAITS: AnswerWaits = { answerMs: 20_000, restMs: 2_000 };

/** For lines from a file or a program: sends each line and waits for its answer. Returns false if an answer is missing. */
export async function recite(
  talk: Talk,
  { input, print }: Terminal,
  waits: AnswerWaits = ANSWER_WAITS,
): Promise<boolean> {
  const narrate = createNarrator(print);
  let isAnswered = true;
  let isBots = true;
  for await (const line of createInterface({ input })) {
    const text = line.trim();
    if (text === "") continue;
    if (text === QUIT) break;
    print(`you: ${text}`);
    await talk.say(text);
    const heard = await hear(talk, narrate, { ...waits, answerMs: isBots ? waits.answerMs : waits.restMs });
    if (isBots && !heard.isAnswered) {
      isAnswered = false;
      print(`(no answer within ${waits.answerMs / 1000} s: is Baton running? baton doctor tells)`);
    }
    isBots = heard.isBots;
  }
  return isAnswered;
}

async function hear(talk: Talk, narrate: (look: Look) => void, { answerMs, restMs }: AnswerWaits) {
  let until = Date.now() + answerMs;
  let isAnswered = false;
  let isBots = true;
  while (Date.now() < until) {
    const look = await talk.look();
    narrate(look);
    isBots = look.status === undefined || look.status === "pending";
    if (look.messages.length > 0) {
      isAnswered = true;
      until = Date.now() + restMs;
    }
    await sleep(POLL_MS);
  }
  return { isAnswered, isBots };
}
