import { expect, it } from "vitest";
import { switchedOff } from "../../../handlers/gates/switched-off.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aContext } from "../../helpers/event-context.ts";
import { pressed, stopped } from "./events.ts";

const off = aContext({ settings: { enabled: false } });

it.each([
  ["a message", customerMessage()],
  ["a button", pressed([{ title: "Sim", value: "yes" }])],
])("gives %s to people without a word", (_, event) => {
  expect(stopped(switchedOff.run(event, off)).handOff).toMatchObject({ reason: "policy", announce: false });
});

it("is nothing while the bot is on", () => {
  expect(switchedOff.run(customerMessage(), aContext()).kind).toBe("pass");
});
