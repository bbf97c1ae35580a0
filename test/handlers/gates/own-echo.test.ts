import { expect, it } from "vitest";
import { ownEcho } from "../../../handlers/gates/own-echo.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aContext } from "../../helpers/event-context.ts";
import { botMessage, stopped } from "./events.ts";

const EFFECT = "0b1f4d5e-6a52-4f0e-9a55-2f3d8f1f9c11";

it("takes the echo of a send for the proof that it arrived", () => {
  const echo = stopped(ownEcho.run(botMessage({ id: 77, effectId: EFFECT }), aContext()));
  expect(echo).toMatchObject({ because: "own_echo", confirm: { effectId: EFFECT, messageId: 77 } });
});

it("stops what another bot says, and confirms nothing by it", () => {
  expect(stopped(ownEcho.run(botMessage(), aContext())).confirm).toBeUndefined();
});

it("notes when the bot spoke and which message asks the newest question", () => {
  const choices = [{ title: "Sim", value: "yes" }];
  const echo = ownEcho.run(botMessage({ id: 78, createdAt: 5_000, choices }), aContext());
  expect(echo.marks).toEqual({ spoke_at: 5_000, asked_in: 78 });
  expect(ownEcho.run(botMessage({ private: true }), aContext()).marks).toEqual({});
});

it("lets everybody else pass", () => {
  expect(ownEcho.run(customerMessage(), aContext()).kind).toBe("pass");
});
