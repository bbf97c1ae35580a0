import { describe, expect, it, vi } from "vitest";
import { parseRetryAfter, retryPolicy, withRetries } from "../../plugin/chatwoot/retry.ts";
import { Aborted, ChatwootRejected, ChatwootThrottled, ChatwootUnavailable } from "../../plugin/errors.ts";
import { aClient, aMessage, hang, reset, startFake } from "./client-fake-server.ts";

describe("calls that may be repeated", () => {
  it.each([[{ status: 429 }], [{ status: 500 }], [{ status: 502 }], [reset], [{ body: "{broken" }]])(
    "try again after %o",
    async (fault) => {
      const fake = await startFake([fault, { body: { payload: ["vip"] } }]);
      expect(await aClient(fake.url).conversations.setLabels(1, ["vip"])).toEqual(["vip"]);
      expect(fake.seen).toHaveLength(2);
    },
  );

  it("stop after three tries", async () => {
    const fake = await startFake([{ status: 503 }]);
    await expect(aClient(fake.url).conversations.get(1)).rejects.toBeInstanceOf(ChatwootUnavailable);
    expect(fake.seen).toHaveLength(3);
  });

  it("take the number of tries from the options", async () => {
    const fake = await startFake([{ status: 503 }]);
    await expect(aClient(fake.url, { retry: { tries: 5 } }).teams.list()).rejects.toThrow();
    expect(fake.seen).toHaveLength(5);
  });

  it("are not repeated after a refusal", async () => {
    const fake = await startFake([{ status: 422, body: { error: "no" } }]);
    await expect(aClient(fake.url).conversations.setLabels(1, [])).rejects.toBeInstanceOf(ChatwootRejected);
    expect(fake.seen).toHaveLength(1);
  });

  it("wait as long as Chatwoot asks", async () => {
    const fake = await startFake([{ status: 429, headers: { "retry-after": "1" } }, { body: [] }]);
    const startedAt = performance.now();
    await aClient(fake.url).teams.list();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
  });

  it("fail at once, with the time to come back, when asked to wait for too long", async () => {
    const fake = await startFake([{ status: 429, headers: { "retry-after": "120" } }]);
    const error = await aClient(fake.url)
      .teams.list()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ChatwootThrottled);
    expect(error).toMatchObject({ retryAfterMs: 120_000 });
    expect(fake.seen).toHaveLength(1);
  });

  it("are given up between two tries", async () => {
    const fake = await startFake([{ status: 503, headers: { "retry-after": "5" } }]);
    const stop = new AbortController();
    const call = aClient(fake.url).teams.list({ signal: stop.signal });
    await vi.waitFor(() => expect(fake.seen).toHaveLength(1));
    stop.abort();
    await expect(call).rejects.toBeInstanceOf(Aborted);
    expect(fake.seen).toHaveLength(1);
  });

  it("are given up in flight", async () => {
    const fake = await startFake([hang]);
    const stop = new AbortController();
    const call = aClient(fake.url).teams.list({ signal: stop.signal });
    await vi.waitFor(() => expect(fake.seen).toHaveLength(1));
    stop.abort();
    await expect(call).rejects.toBeInstanceOf(Aborted);
  });
});

describe("creating a message", () => {
  it.each([[{ status: 429, headers: { "retry-after": "0" } }], [{ status: 500 }], [{ status: 503 }], [reset]])(
    "is never sent a second time: %o",
    async (fault) => {
      const fake = await startFake([fault, { body: aMessage() }]);
      await expect(aClient(fake.url).messages.create(1, { content: "x" })).rejects.toThrow();
      expect(fake.seen).toHaveLength(1);
    },
  );

  it("is not sent when it was given up before", async () => {
    const fake = await startFake([{ body: aMessage() }]);
    const call = aClient(fake.url).messages.create(1, { content: "x" }, { signal: AbortSignal.abort() });
    await expect(call).rejects.toBeInstanceOf(Aborted);
    expect(fake.seen).toHaveLength(0);
  });

  it("is finished when it is given up in flight, so that no message is left in doubt", async () => {
    const fake = await startFake([(response) => setTimeout(() => response.end(JSON.stringify(aMessage())), 50)]);
    const stop = new AbortController();
    const call = aClient(fake.url).messages.create(1, { content: "x" }, { signal: stop.signal });
    await vi.waitFor(() => expect(fake.seen).toHaveLength(1));
    stop.abort();
    expect(await call).toMatchObject({ id: 9101 });
  });

  it("carries the time to come back", async () => {
    const fake = await startFake([{ status: 429, headers: { "retry-after": "7" }, body: "Retry later" }]);
    const call = aClient(fake.url).messages.create(1, { content: "x" });
    await expect(call).rejects.toMatchObject({ outcome: "not_done", retryAfterMs: 7000 });
  });
});

it.each(["agentBots", "teams", "contacts"] as const)("sends a new record of %s once only", async (resource) => {
  const fake = await startFake([{ status: 500 }]);
  await expect(aClient(fake.url)[resource].create({ name: "x" })).rejects.toMatchObject({ outcome: "maybe_done" });
  expect(fake.seen).toHaveLength(1);
});

it("says the least certain outcome of all tries", async () => {
  const failures = [
    new ChatwootUnavailable("lost", { outcome: "unknown" }),
    new ChatwootUnavailable("no connection", { outcome: "not_done" }),
  ];
  const attempt = async () => {
    throw failures.shift() ?? new Error("too many tries");
  };
  const policy = retryPolicy({ tries: 2, baseMs: 0 });
  await expect(withRetries(attempt, { policy, signal: undefined })).rejects.toMatchObject({
    message: "no connection",
    outcome: "unknown",
  });
});

describe("Retry-After", () => {
  const now = Date.parse("2026-01-02T03:04:05Z");

  it.each([
    ["3", 3000],
    [" 0 ", 0],
    ["Fri, 02 Jan 2026 03:04:15 GMT", 10_000],
    ["Fri, 02 Jan 2026 03:04:00 GMT", 0],
    ["999999", 600_000],
    ["soon", undefined],
    ["", undefined],
    [undefined, undefined],
    [["1"], undefined],
  ])("%j means %s ms", (header, waitMs) => {
    expect(parseRetryAfter(header, now)).toBe(waitMs);
  });
});
