import { expect, it } from "vitest";
import type { Author, Message } from "../../../plugin/core/event.ts";
import { unanswered } from "../../../plugin/core/turn/unanswered.ts";
import { aMessage } from "../../helpers/builders.ts";

const by = (kind: "customer" | "person" | "bot", at: number): Message =>
  aMessage({ id: at, createdAt: at * 1000, author: { kind, id: 1, name: kind } satisfies Author });
const ids = (messages: readonly Message[], waitingSince: number | null) =>
  unanswered(messages, waitingSince === null ? null : waitingSince * 1000).map(({ id }) => id);

it("is what came after the last words of the bot or a person", () => {
  expect(ids([by("customer", 1), by("bot", 2), by("customer", 3), by("customer", 4)], null)).toEqual([3, 4]);
  expect(ids([by("customer", 1), by("person", 2)], null)).toEqual([]);
});

it("goes on being open while the bot only says that a person is called", () => {
  expect(ids([by("customer", 1), by("bot", 2), by("customer", 3)], 1)).toEqual([1, 3]);
});

it("is answered by what was said before the customer began to wait", () => {
  expect(ids([by("customer", 1), by("bot", 2), by("customer", 3), by("bot", 4)], 3)).toEqual([3]);
});
