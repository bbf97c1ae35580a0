import { commandTexts, defineCommand, refuse, shippedWords } from "../../plugin/bot.ts";
import { teamNamed } from "./team-named.ts";

/** Gives the conversation to the supervisors as urgent. */
export const escalate = defineCommand({
  ...shippedWords("escalate"),
  args: [{ name: "reason", aliases: ["motivo", "razão", "razón"] }],
  permission: "supervisor",
  async run({ values, text, actor }, context) {
    const { settings, conversation, locale } = context;
    const words = commandTexts[locale];
    if (conversation.baton.holder === "closed") return refuse(words.closed);
    if (settings.routing.supervisor_team === null) return refuse(words.noSupervisorTeam);
    const team = teamNamed(settings.routing.supervisor_team, context);
    if (typeof team !== "string") return team;
    const remark = words.escalatedBy({ name: actor.name, reason: values.reason || text || null });
    return { transfer: { team, priority: "urgent", remark }, note: words.transferred({ team }) };
  },
});
