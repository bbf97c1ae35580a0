import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usePlay } from "../../helpers/running-baton.ts";
import { createActs } from "./acts.ts";
import { aClock } from "./clock.ts";
import { answering, playInterleavings, TROUBLE, waves } from "./interleavings.ts";

const CONVERSATIONS = 24;
const ROUNDS = 2;

describe.each(["4.16.2", "4.12.1", "4.10.1"])("people taking over at any moment, Chatwoot %s", (version) => {
  const clock = aClock();
  const play = usePlay({ version, brain: answering, ...clock.options, settings: { hours: { source: "always" } } });
  const acts = createActs(play);

  it("are never talked over, and get the bot back whenever they want", async () => {
    await play().api.set("faults", TROUBLE);
    const scripts = fc.sample(waves(ROUNDS), { numRuns: CONVERSATIONS, seed: 20260907 });
    const found = await playInterleavings({ play, acts, passTime: () => clock.forward({ minutes: 3 }) }, scripts);
    expect(found.violations).toEqual([]);
    expect(found.answers).toBeGreaterThanOrEqual(CONVERSATIONS * ROUNDS);
  });
});
