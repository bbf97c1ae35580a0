import { expect, it } from "vitest";
import { abortable, limited, within } from "../../plugin/concurrency/time-limit.ts";

const never = new Promise<string>(() => undefined);
const limit = { ms: 10, signal: new AbortController().signal, late: new Error("late"), aborted: new Error("aborted") };

it("gives the result of work that ends in time, and no answer of work that does not", async () => {
  expect(await within(1_000, Promise.resolve("done"), "late")).toBe("done");
  expect(await within(5, never, "late")).toBe("late");
  expect(await within(Number.POSITIVE_INFINITY, Promise.resolve("done"), "late")).toBe("done");
});

it("passes the failure of work on", async () => {
  await expect(within(1_000, Promise.reject(new Error("broken")), "late")).rejects.toThrow("broken");
  await expect(limited(limit, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});

it("leaves work that does not listen when its signal aborts, also when it had aborted before", async () => {
  const stop = new AbortController();
  const left = expect(abortable(stop.signal, never)).rejects.toThrow("enough");
  stop.abort(new Error("enough"));
  await left;
  await expect(abortable(stop.signal, never)).rejects.toThrow("enough");
});

it("tells work whether time is up or it is not wanted any more", async () => {
  let reason: unknown;
  const listening = (signal: AbortSignal) => {
    signal.addEventListener("abort", () => {
      reason = signal.reason;
    });
    return abortable(signal, never);
  };
  await expect(limited(limit, listening)).rejects.toThrow("late");
  expect(reason).toBe(limit.late);
  const stop = new AbortController();
  const left = expect(limited({ ...limit, ms: 60_000, signal: stop.signal }, listening)).rejects.toThrow("aborted");
  stop.abort();
  await left;
  expect(reason).toBe(limit.aborted);
});

it("does not begin work whose signal has aborted", async () => {
  const begun: string[] = [];
  const work = async () => begun.push("begun");
  await expect(limited({ ...limit, signal: AbortSignal.abort() }, work)).rejects.toThrow("aborted");
  expect(begun).toEqual([]);
});
