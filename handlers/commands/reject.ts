import { defineCommand } from "../../plugin/bot.ts";
import { decideApproval } from "./decide-approval.ts";

/** A tool may not do what it asked for. */
export const reject = defineCommand({
  name: "reject",
  aliases: { "pt-BR": ["recusar", "rejeitar"], en: [], es: ["rechazar"] },
  usage: { "pt-BR": "[n]", en: "[n]", es: "[n]" },
  summary: {
    "pt-BR": "Recusa o que uma ferramenta pediu para fazer",
    en: "Rejects what a tool asks to do",
    es: "Rechaza lo que una herramienta pide hacer",
  },
  permission: "supervisor",
  run: async (call, context) => decideApproval(call, context, "rejected"),
});
