import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { usePlay } from "../../helpers/running-baton.ts";
import { BRUNO, createDesk } from "./desk.ts";

const WORDS = ["@status", "@contexto", "@resumo", "@analisar", "@sentimento", "@ajuda", "@pausar", "@retomar"];
const PER_SECOND = 20;
const SECONDS = 5;
const GOAL_MS = 300;
/** The goal is for Baton on a machine of its own; here a whole Chatwoot and other tests share its processor. */
const BESIDE_OTHERS = 10;
/** One agent stands for a whole desk. */
const NO_LIMITS = { contact_per_minute: 1_000, contact_per_hour: 10_000, agent_commands_per_minute: 1_000 };

const play = usePlay({ reconcileSeconds: 3_600, settings: { hours: { source: "always" }, limits: NO_LIMITS } });
const desk = createDesk(play);

interface Asked {
  readonly messageId: number;
  readonly at: number;
}

async function ask(conversationId: number, content: string): Promise<Asked> {
  const at = Date.now();
  const token = play().api.tokenOf(BRUNO);
  const request = `POST /conversations/${conversationId}/messages`;
  const { id } = await play().api.call<{ id: number }>(request, { token, body: { content, private: true } });
  return { messageId: id, at };
}

/** When the answer to each note had arrived in Chatwoot: it was written in the same transaction as the command's end. */
async function arrivals(): Promise<ReadonlyMap<number, number>> {
  const { rows } = await play().db.raw(`
    select commands.message_id, max(effects.finished_at) as at from commands
      join effects using (connection_id, conversation_id)
     where effects.created_at = commands.finished_at and effects.effect ->> 'kind' = 'note' group by 1`);
  return new Map(rows.map((row: { message_id: number; at: Date }) => [Number(row.message_id), row.at.getTime()]));
}

it(`answers ${PER_SECOND} commands a second without a model, nineteen of twenty in good time`, async () => {
  const ids = await Promise.all(Array.from({ length: 25 }, async () => (await desk.talking("Oi")).conversationId));
  await desk.command(ids[0] ?? 0, "@resumo");
  const asking: Promise<Asked>[] = [];
  for (let nr = 0; nr < PER_SECOND * SECONDS; nr += 1) {
    asking.push(ask(ids[nr % ids.length] ?? 0, WORDS[nr % WORDS.length] ?? ""));
    await sleep(1000 / PER_SECOND);
  }
  const asked = await Promise.all(asking);
  await play().idle();
  const arrived = await arrivals();
  const times = asked.map(({ messageId, at }) => (arrived.get(messageId) ?? Number.NaN) - at).sort((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map((share) => times[Math.floor(times.length * share)]);
  console.log(`${times.length} commands at ${PER_SECOND} a second: p50 ${p50} ms, p95 ${p95} ms`);
  expect(times.every((time) => time > 0)).toBe(true);
  expect(p95).toBeLessThan(GOAL_MS * BESIDE_OTHERS);
});
