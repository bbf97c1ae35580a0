import { defineCommand, shippedWords } from "../../plugin/bot.ts";
import { decideApproval } from "./decide-approval.ts";

/** Rejects a call of a tool. */
export const reject = defineCommand({
  ...shippedWords("reject"),
  permission: "supervisor",
  run: async (call, context) => decideApproval(call, context, "rejected"),
});
