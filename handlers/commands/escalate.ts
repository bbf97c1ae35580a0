import { commandTexts, defineCommand, refuse } from "../../plugin/bot.ts";
import { teamNamed } from "./team-named.ts";

/** To the supervisors, urgent, with the whole story. */
export const escalate = defineCommand({
  name: "escalate",
  aliases: { "pt-BR": ["escalar"], en: [], es: ["escalar"] },
  usage: { "pt-BR": "[motivo:…]", en: "[reason:…]", es: "[motivo:…]" },
  summary: {
    "pt-BR": "Entrega à supervisão como urgente, com um resumo",
    en: "Gives it to the supervisors as urgent, with a recap",
    es: "La pasa a supervisión como urgente, con un resumen",
  },
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
