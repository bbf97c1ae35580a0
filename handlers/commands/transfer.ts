import { commandTexts, defineCommand, refuse, resolveTeam, wordFor } from "../../plugin/bot.ts";
import { teamList, teamNamed } from "./team-named.ts";

const usage = {
  "pt-BR": "departamento:… [motivo:…]",
  en: "department:… [reason:…]",
  es: "departamento:… [motivo:…]",
};

/** To another team, by its name or a name that the inbox knows it by. */
export const transfer = defineCommand({
  name: "transfer",
  aliases: { "pt-BR": ["transferir"], en: [], es: ["transferir"] },
  usage,
  summary: {
    "pt-BR": "Entrega a outra equipe, com um resumo",
    en: "Gives it to another team, with a recap",
    es: "La pasa a otro equipo, con un resumen",
  },
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
        words.whichTeam({ usage: `\`@${wordFor(transfer, locale)} ${usage[locale]}\``, teams: teamList(people) }),
      );
    const team = teamNamed(resolveTeam(settings.routing, wanted), context);
    if (typeof team !== "string") return team;
    const remark = words.transferredBy({ name: actor.name, reason: values.reason || null });
    return { transfer: { team, priority: null, remark }, note: words.transferred({ team }) };
  },
});
