import { expect, it, vi } from "vitest";
import type { BreakerState } from "../../plugin/chatwoot/breaker.ts";
import { aClient, aMessage, hang, startFake } from "./client-fake-server.ts";

const DOWN = { status: 503 };

function aBreakingClient(url: string, halfOpenAfterMs = 60_000) {
  const changes: BreakerState[] = [];
  const breaker = { failures: 3, halfOpenAfterMs, onChange: (state: BreakerState) => changes.push(state) };
  return { chatwoot: aClient(url, { retry: { tries: 1 }, breaker }), changes };
}

it("holds calls back after several outages in a row", async () => {
  const fake = await startFake([DOWN]);
  const { chatwoot, changes } = aBreakingClient(fake.url);
  for (let count = 0; count < 3; count += 1) await expect(chatwoot.teams.list()).rejects.toMatchObject({ status: 503 });
  await expect(chatwoot.messages.create(1, { content: "x" })).rejects.toMatchObject({
    code: "chatwoot_unavailable",
    retryable: true,
    outcome: "not_done",
    retryAfterMs: expect.toSatisfy((ms: number) => ms > 50_000 && ms <= 60_000),
  });
  expect(fake.seen).toHaveLength(3);
  expect(chatwoot.breaker.state).toBe("open");
  expect(changes).toEqual(["open"]);
});

it("counts silence, and is shared by all tokens of the connection", async () => {
  const fake = await startFake([hang]);
  const { chatwoot } = aBreakingClient(fake.url);
  for (let count = 0; count < 3; count += 1) await chatwoot.teams.list({ timeoutMs: 30 }).catch(() => {});
  await expect(chatwoot.withToken("other").teams.list()).rejects.toThrow(/held back/);
  expect(fake.seen).toHaveLength(3);
});

it("counts no refusals: they show that Chatwoot lives", async () => {
  const refusal = { status: 404, body: { error: "Resource could not be found" } };
  const fake = await startFake([DOWN, DOWN, refusal, DOWN, DOWN, refusal]);
  const { chatwoot } = aBreakingClient(fake.url);
  for (let count = 0; count < 12; count += 1) await chatwoot.teams.list().catch(() => {});
  expect(chatwoot.breaker.state).toBe("closed");
  expect(fake.seen).toHaveLength(12);
});

it("does not retry against an open breaker", async () => {
  const fake = await startFake([DOWN]);
  const chatwoot = aClient(fake.url, { retry: { tries: 10 }, breaker: { failures: 3, halfOpenAfterMs: 60_000 } });
  await expect(chatwoot.teams.list()).rejects.toThrow();
  expect(fake.seen).toHaveLength(3);
});

it("lets one call test after a while, and closes when it works", async () => {
  const fake = await startFake([DOWN, DOWN, DOWN, (response) => setTimeout(() => response.end("[]"), 50)]);
  const { chatwoot, changes } = aBreakingClient(fake.url, 40);
  for (let count = 0; count < 3; count += 1) await chatwoot.teams.list().catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 60));
  const test = chatwoot.teams.list();
  await vi.waitFor(() => expect(fake.seen).toHaveLength(4));
  await expect(chatwoot.messages.create(1, { content: "x" })).rejects.toMatchObject({ outcome: "not_done" });
  await test;
  expect(fake.seen).toHaveLength(4);
  expect(changes).toEqual(["open", "half_open", "closed"]);
});

it("opens again when the test fails", async () => {
  const fake = await startFake([DOWN, DOWN, DOWN, DOWN, { body: aMessage() }]);
  const { chatwoot, changes } = aBreakingClient(fake.url, 40);
  for (let count = 0; count < 3; count += 1) await chatwoot.teams.list().catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 60));
  await chatwoot.teams.list().catch(() => {});
  expect(chatwoot.breaker.state).toBe("open");
  expect(changes).toEqual(["open", "half_open", "open"]);
});
