import { section } from "./section.ts";

/** How long and how far a model may think about one answer, and how much of the conversation it is shown. */
export const thinkingSettings = section(
  "How far a model may go for one answer and what it is shown; without a model none of this matters",
  {
    persona: {
      type: "string",
      maxLength: 2000,
      default: "",
      ui: { widget: "textarea" },
      examples: ["You are Lia of Loja Aurora, a shoe shop in Recife. Friendly, brief, no slang."],
      description:
        "Who the bot is and how it speaks, in words for the model: its name, its tone, what the business does",
    },
    turn_seconds: {
      type: "integer",
      minimum: 5,
      maximum: 120,
      default: 60,
      description:
        "The longest that one answer may take with everything in it; then the rules answer or a person is asked",
    },
    replans: {
      type: "integer",
      minimum: 0,
      maximum: 2,
      default: 2,
      description: "How often an answer that fails the checks is planned and written anew",
    },
    tool_rounds: {
      type: "integer",
      minimum: 0,
      maximum: 3,
      default: 3,
      description: "How often within one answer tools may be called and their results looked at; 0: no tools",
    },
    recent_messages: {
      type: "integer",
      minimum: 4,
      maximum: 20,
      default: 12,
      description:
        "How many of the last messages are shown word for word; older ones as a summary that is kept up to date",
    },
    contact_attributes: {
      type: "array",
      default: ["name"],
      items: { type: "string", minLength: 1 },
      examples: [["name", "plan", "customer_since"]],
      description:
        "What a model may know of the customer: name, email, phone, identifier, or the key of a custom attribute of the contact or the conversation",
    },
  },
);
