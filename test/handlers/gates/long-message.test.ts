import { expect, it } from "vitest";
import { longMessage } from "../../../handlers/gates/long-message.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aContext } from "../../helpers/event-context.ts";

const novel = customerMessage({ id: 31, text: "Era uma vez. ".repeat(1_000) });

it("puts on record how much of a long message the brain reads, and leaves it whole", () => {
  const verdict = longMessage.run(novel, aContext());
  expect(verdict).toMatchObject({ kind: "pass", record: { action: "shortened" } });
  expect(verdict.record?.data).toMatchObject({ message_id: 31, chars: 13_000 });
  expect(verdict.record?.data.read).toBeLessThanOrEqual(4_000);
  expect("event" in verdict).toBe(false);
});

it("has nothing to say about what is short enough for the inbox", () => {
  expect(longMessage.run(customerMessage(), aContext())).toEqual({ kind: "pass" });
  const patient = aContext({ settings: { limits: { long_message_chars: 20_000 } } });
  expect(longMessage.run(novel, patient)).toEqual({ kind: "pass" });
});

it("can be switched off", () => {
  const off = aContext({ settings: { gates: { long_message: false } } });
  expect(longMessage.run(novel, off)).toEqual({ kind: "pass" });
});
