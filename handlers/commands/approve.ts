import { defineCommand } from "../../plugin/core/command.ts";
import { decideApproval } from "./decide-approval.ts";

/** A tool may do what it asked for. */
export const approve = defineCommand({
  name: "approve",
  aliases: { "pt-BR": ["aprovar"], en: [], es: ["aprobar"] },
  usage: { "pt-BR": "[n]", en: "[n]", es: "[n]" },
  summary: {
    "pt-BR": "Aprova o que uma ferramenta pediu para fazer",
    en: "Approves what a tool asks to do",
    es: "Aprueba lo que una herramienta pide hacer",
  },
  permission: "supervisor",
  run: async (call, context) => decideApproval(call, context, "approved"),
});
