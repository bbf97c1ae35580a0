import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usePlay } from "../helpers/running-baton.ts";
import { createActs } from "../turn/baton/acts.ts";
import { aClock } from "../turn/baton/clock.ts";
import { answering, playInterleavings, TROUBLE, waves } from "../turn/baton/interleavings.ts";

const CONVERSATIONS = 100;
const ROUNDS = 6;

describe.each(["4.16.2", "4.12.1", "4.10.1"])(
  "people taking over at any moment, again and again, Chatwoot %s",
  (version) => {
    const clock = aClock();
    const play = usePlay({ version, brain: answering, ...clock.options, settings: { hours: { source: "always" } } });
    const acts = createActs(play);

    it("are never talked over, and get the bot back whenever they want", async () => {
      await play().api.set("faults", TROUBLE);
      const seed = Date.now();
      const scripts = fc.sample(waves(ROUNDS), { numRuns: CONVERSATIONS, seed });
      const found = await playInterleavings({ play, acts, passTime: () => clock.forward({ minutes: 3 }) }, scripts);
      console.log(
        `Chatwoot ${version}, seed ${seed}: ${JSON.stringify({ ...found, violations: found.violations.length })}`,
      );
      expect(found.violations).toEqual([]);
      expect(found.answers).toBeGreaterThanOrEqual(CONVERSATIONS * ROUNDS);
    });
  },
);
