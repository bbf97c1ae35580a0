import { commandTexts, defineCommand, refuse, resolveTeam, shippedWords, wordFor } from "../../plugin/bot.ts";
import { teamList, teamNamed } from "./team-named.ts";

/** Gives the conversation to another team, by its name or an alias of the inbox. */
export const transfer = defineCommand({
  ...shippedWords("transfer"),
  args: [
    { name: "department", aliases: ["departamento", "team", "time", "equipe", "equipo", "para", "to"] },
    { name: "reason", aliases: ["motivo", "razão", "razón"] },
  ],
  async run({ values, text, actor }, context) {
    const { settings, conversation, people, locale } = context;
    const words = commandTexts[locale];
    if (conversation.baton.holder === "closed") return refuse(words.closed);
    const wanted = (values.department || text).replace(/^@/, "");
    if (wanted === "")
      return refuse(
        words.whichTeam({
          usage: `\`@${wordFor(transfer, locale)} ${transfer.usage[locale]}\``,
          teams: teamList(people),
        }),
      );
    const team = teamNamed(resolveTeam(settings.routing, wanted), context);
    if (typeof team !== "string") return team;
    const remark = words.transferredBy({ name: actor.name, reason: values.reason || null });
    return { transfer: { team, priority: null, remark }, note: words.transferred({ team }) };
  },
});
