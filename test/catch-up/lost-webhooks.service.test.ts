import { describe, expect, it } from "vitest";
import { runTraffic } from "../chaos/traffic.ts";
import { verifyWithin } from "../chaos/verifier.ts";
import { usePlay } from "../helpers/running-baton.ts";

const CONVERSATIONS = 60;
const MESSAGES_EACH = 5;

describe.each(["4.16.2", "4.10.1"])("webhooks of Chatwoot %s that come twice, late or never", (version) => {
  const play = usePlay({ version });

  it("leave every message answered, and none twice", async () => {
    const faults = { drop_webhooks: 0.15, duplicate_webhooks: 0.3, reorder_webhooks: 0.5 };
    await play().api.set("faults", faults);
    await runTraffic(play(), {
      conversations: CONVERSATIONS,
      messagesEach: MESSAGES_EACH,
      pauseMs: 150,
      atOnce: CONVERSATIONS,
    });
    const { violations, figures } = await verifyWithin(30_000, play().db, play().api);
    expect(violations).toEqual([]);
    expect(figures.customerMessages).toBe(CONVERSATIONS * MESSAGES_EACH);
    expect(figures.handedOff).toBeGreaterThan(0);
    expect(figures.botMessages).toBeGreaterThanOrEqual(CONVERSATIONS);
  });
});
