import {
  type CommandContext,
  commandTexts,
  defineCommand,
  findTeam,
  mentionOfAgent,
  refuse,
  shippedWords,
} from "../../plugin/bot.ts";

/** Calls whoever leads, as urgent, with the whole story: the supervisor team, or the administrators without one. */
export const escalate = defineCommand({
  ...shippedWords("escalate"),
  args: [{ name: "reason", aliases: ["motivo", "razão", "razón"] }],
  async run({ values, text, actor }, context) {
    const { settings, conversation, people, locale } = context;
    const words = commandTexts[locale];
    if (conversation.baton.holder === "closed") return refuse(words.closed);
    const { supervisor_team: wanted } = settings.routing;
    const team = wanted === null ? null : (findTeam(people, wanted)?.name ?? null);
    const reason = values.reason || text || null;
    const call = team === null ? administrators(context, actor.id) : [];
    const called = call.map(({ name }) => `**${name}**`).join(", ") || null;
    return {
      transfer: {
        team,
        priority: "urgent",
        remark: words.escalatedBy({ name: actor.name, reason }),
        escalation: { reason, call },
      },
      note: team === null ? words.escalated({ people: called }) : words.transferred({ team }),
    };
  },
});

/** Those who are online; all of them where none is. */
function administrators({ people }: CommandContext, actorId: number) {
  const others = people.agents.filter(({ id, role }) => role === "administrator" && id !== actorId);
  const online = others.filter((agent) => agent.online);
  return (online.length > 0 ? online : others).flatMap(({ id }) => mentionOfAgent(people, id));
}
