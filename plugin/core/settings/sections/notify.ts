import { section } from "./section.ts";

/** Ways to notify people besides the private note in Chatwoot, which is always written. */
export const notifySettings = section("How people are told besides the private note, which is always written", {
  webhook_url: {
    type: ["string", "null"],
    pattern: "^https?://",
    examples: ["https://hooks.example.com/baton"],
    default: null,
    // Such an address allows posting: it stays out of exports.
    writeOnly: true,
    description: "Gets a small JSON for each handoff and reminder: ids and the reason, never the customer's words",
  },
  emails: {
    type: "array",
    default: [],
    items: { type: "string", pattern: "^[^@\\s]+@[^@\\s]+$" },
    description: "Addresses that get an e-mail for each handoff and reminder; needs SMTP_URL",
  },
});
