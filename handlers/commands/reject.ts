import { defineCommand, shippedWords } from "../../plugin/bot.ts";
import { decideApproval } from "./decide-approval.ts";

/** A tool may not do what it asked for. */
export const reject = defineCommand({
  ...shippedWords("reject"),
  permission: "supervisor",
  run: async (call, context) => decideApproval(call, context, "rejected"),
});
