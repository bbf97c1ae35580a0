import { setTimeout as sleep } from "node:timers/promises";
import type { Customer, InboxName, Players } from "../helpers/players.ts";

export interface Traffic {
  /** How many, or new ones until this is over. */
  readonly conversations: number | Promise<unknown>;
  readonly messagesEach: number;
  /** Between two messages of one customer, on average. */
  readonly pauseMs: number;
  /** Customers who write at the same time. */
  readonly atOnce: number;
}

const SMALL_TALK = ["Oi", "Olá", "Bom dia", "Tudo bem", "Opa"];
/** Every so often somebody wants what the bot cannot give. */
const HARD_EVERY = 7;
const HARD = "Onde está o meu pedido 4711, que comprei na semana passada?";
const INBOXES: readonly InboxName[] = ["api", "whatsapp", "widget"];

/** Customers who chat with the bot for a while. Resolves when all of them have written everything. */
export async function runTraffic(players: Players, traffic: Traffic): Promise<void> {
  const isEnough = counter(traffic.conversations);
  let begun = 0;
  const chat = async () => {
    for (let nr = begun; !isEnough(nr); nr = begun) {
      begun += 1;
      await chatOnce(players, nr, traffic);
    }
  };
  await Promise.all(Array.from({ length: traffic.atOnce }, chat));
}

function counter(conversations: Traffic["conversations"]): (nr: number) => boolean {
  if (typeof conversations === "number") return (nr) => nr >= conversations;
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  conversations.then(end, end);
  return () => isOver;
}

async function chatOnce(players: Players, nr: number, { messagesEach, pauseMs }: Traffic): Promise<void> {
  const customer = await insist(() => players.customer(INBOXES[nr % INBOXES.length]));
  for (let written = 1; written <= messagesEach; written += 1) {
    const isHard = written === messagesEach && nr % HARD_EVERY === 0;
    await write(customer, isHard ? HARD : (SMALL_TALK[(nr + written) % SMALL_TALK.length] ?? "Oi"));
    await sleep(Math.random() * 2 * pauseMs);
  }
}

const write = (customer: Customer, text: string) => insist(() => customer.write(text));

/** Chatwoot may be away: a customer tries until it works. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + 180_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(250 + Math.random() * 500);
    }
  }
}
