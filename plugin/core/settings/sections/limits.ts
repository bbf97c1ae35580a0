import { section } from "./section.ts";

const COUNT = (standard: number, maximum: number, description: string) =>
  ({ type: "integer", minimum: 1, maximum, default: standard, description }) as const;

/** How much is too much. */
export const limitsSettings = section("How much is too much", {
  contact_per_minute: COUNT(
    10,
    1000,
    "Messages of one contact that are answered within a minute; the others get one answer at its end",
  ),
  contact_per_hour: COUNT(
    100,
    10_000,
    "Messages of one contact that are answered within an hour; at the next one a person is called",
  ),
  agent_commands_per_minute: COUNT(50, 1000, "Commands of one agent within a minute"),
  auto_replies: COUNT(3, 20, "Answers to something that behaves like a machine before the bot stops"),
  long_message_chars: COUNT(4000, 100_000, "Longer messages are shortened for the model"),
});
