import { commandTexts, defineCommand, inline, shippedWords } from "../../plugin/bot.ts";
import { decideApproval } from "./decide-approval.ts";

/** Approves a call of a tool and runs it. */
export const approve = defineCommand({
  ...shippedWords("approve"),
  permission: "supervisor",
  async run(call, context) {
    const decided = decideApproval(call, context, "approved");
    const approval = context.approvals.find(({ nr }) => nr === decided.decides?.nr);
    if (!approval || !context.tools) return decided;
    const { value, wishes } = await context.tools.run(approval, context.turn, context.signal);
    const told = inline(typeof value === "string" ? value : JSON.stringify(value));
    return {
      ...decided,
      ...wishes,
      note: `${decided.note}\n\n${commandTexts[context.locale].toolSaid({ result: told })}`,
    };
  },
});
