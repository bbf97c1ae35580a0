import { expect, it } from "vitest";
import type { Assignee } from "../../../plugin/core/event.ts";
import { belongsElsewhere, notOurs } from "../../../plugin/core/turn/ours.ts";
import { aConversation, customerMessage } from "../../helpers/builders.ts";

const place = { botId: 2, inboxIds: new Set([11]) };
const told = { ...place, accountId: 7 };
const message = (inboxId: number, accountId: number | null = 7) => ({
  ...customerMessage({ text: "oi" }, { inboxId }),
  accountId,
});
const pendingFor = (assignee: Assignee | null) => aConversation({ inboxId: 11, status: "pending", assignee });

it.each(["account", "reconcile"])("leaves an inbox alone that the bot is not connected to (%s)", (source) => {
  expect(notOurs(message(11), { ...told, source })).toBeNull();
  expect(notOurs(message(12), { ...told, source })).toBe("other_inbox");
});

it("takes whatever Chatwoot sends to the bot itself: then the bot is connected", () => {
  expect(notOurs(message(12), { ...told, source: "bot" })).toBeNull();
});

it("ignores another account, whichever way its event came", () => {
  expect(notOurs(message(11, 8), { ...told, source: "bot" })).toBe("other_account");
  expect(notOurs(message(11, null), { ...told, source: "bot" })).toBeNull();
});

it("leaves a pending conversation of another bot or of Chatwoot's assistant alone, though ids collide", () => {
  expect(belongsElsewhere(pendingFor({ kind: "bot", id: 3, name: "Other" }), place)).toBe("other_bot");
  expect(belongsElsewhere(pendingFor({ kind: "assistant", id: 2, name: "Captain" }), place)).toBe("other_bot");
  expect(belongsElsewhere(pendingFor({ kind: "bot", id: 2, name: "Nova" }), place)).toBeNull();
  expect(belongsElsewhere(pendingFor({ kind: "person", id: 3, name: "Ana" }), place)).toBeNull();
  expect(belongsElsewhere(pendingFor(null), place)).toBeNull();
});
