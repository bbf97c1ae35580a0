import fc from "fast-check";
import { expect, it } from "vitest";
import { transcriptWindow } from "../../../plugin/brain/context/transcript-window.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { summarisedTo } from "../../../plugin/core/turn/rolling-summary.ts";
import { aMessage } from "../../helpers/builders.ts";

const settings = completeSettings({ thinking: { recent_messages: 6 } });
const messagesAt = (times: readonly number[]) => times.map((createdAt, id) => aMessage({ id, createdAt }));
const count = (length: number) => messagesAt(Array.from({ length }, (_, at) => at + 1));

it("shows a short conversation word for word and folds nothing", () => {
  expect(transcriptWindow({ messages: count(14), marks: {}, settings })).toEqual({ recent: count(14), due: [] });
});

it("folds everything but the last messages once there are too many", () => {
  const { recent, due } = transcriptWindow({ messages: count(15), marks: {}, settings });
  expect(due.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(recent).toHaveLength(14);
});

it("leaves out what the summary covers", () => {
  const { recent } = transcriptWindow({ messages: count(15), marks: summarisedTo.set(9), settings });
  expect(recent.map(({ id }) => id)).toEqual([9, 10, 11, 12, 13, 14]);
});

it("never loses a message between the summary and the view, however many share a second", () => {
  const times = fc.array(fc.nat({ max: 12 }), { maxLength: 30 }).map((all) => all.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(times, fc.nat({ max: 12 }), (all, covered) => {
      const messages = messagesAt(all);
      const before = transcriptWindow({ messages, marks: summarisedTo.set(covered), settings });
      const upTo = before.due.at(-1)?.createdAt ?? covered;
      const after = transcriptWindow({ messages, marks: summarisedTo.set(upTo), settings });
      const folded = messages.filter(({ createdAt }) => createdAt <= upTo);
      expect([...folded, ...after.recent]).toEqual(messages);
    }),
  );
});
