import { describe, expect, it } from "vitest";
import { chooseRoute, type RouteRequest, resolveTeam } from "../../../plugin/core/baton/routing.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";

const { routing } = completeSettings({
  routing: {
    default_team: "suporte",
    rules: [
      { topics: ["complaint"], priorities: ["urgent"], team: "supervisao" },
      { topics: ["price"], team: "vendas", fallback: ["suporte"] },
      { hours: "closed", team: "plantao" },
      { languages: ["en"], team: "international" },
    ],
    aliases: { Financeiro: "Billing" },
  },
});
const request = (changes: Partial<RouteRequest>): RouteRequest => ({
  topic: null,
  isOpen: true,
  language: "pt-BR",
  priority: null,
  ...changes,
});
const everybody = () => null;

describe("which team takes a conversation", () => {
  it.each([
    ["an urgent complaint", { topic: "complaint", priority: "urgent" }, "supervisao"],
    ["a complaint that can wait", { topic: "complaint" }, "suporte"],
    ["a question about a price", { topic: "price" }, "vendas"],
    ["anything at night", { isOpen: false }, "plantao"],
    ["an English speaker", { language: "en" }, "international"],
    ["everything else", {}, "suporte"],
  ] as const)("%s", (_what, changes, team) => {
    expect(chooseRoute(routing, request(changes), everybody).team).toBe(team);
  });

  it("is the fall-back when nobody of the first is online, and the first stays in the chain", () => {
    const online = (team: string) => team === "suporte";
    expect(chooseRoute(routing, request({ topic: "price" }), online)).toEqual({
      team: "suporte",
      fallback: ["vendas"],
    });
  });

  it("is the rule's own when nobody is online anywhere", () => {
    expect(chooseRoute(routing, request({ topic: "price" }), () => false).team).toBe("vendas");
  });

  it("is known by other names too", () => {
    expect(resolveTeam(routing, " financeiro ")).toBe("billing");
    expect(resolveTeam(routing, "Vendas")).toBe("vendas");
  });
});
