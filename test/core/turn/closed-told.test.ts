import { describe, expect, it } from "vitest";
import { openingHoursOf } from "../../../plugin/core/hours.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { announceHandoff } from "../../../plugin/core/texts/announcement.ts";
import { isClosedTold } from "../../../plugin/core/turn/closed-told.ts";
import { aMessage } from "../../helpers/builders.ts";

const NOW = 1_000_000;
const system = { kind: "system", id: null, name: "" } as const;
const closedMessage = "Olá {{contact.first_name}}! Voltamos às 9h.";
const hours = openingHoursOf(completeSettings({}).hours, {
  enabled: true,
  timeZone: "America/Sao_Paulo",
  closedMessage,
  days: [],
});
const said = (text: string, changes = {}) => aMessage({ text, author: system, createdAt: NOW, ...changes });
const isTold = (message: ReturnType<typeof said>) => isClosedTold([message], hours, NOW);

describe("Chatwoot's own words out of hours", () => {
  it("are known by the inbox's text, whatever was filled in and however it was rendered", () => {
    expect(isTold(said("Olá Marina! Voltamos às 9h."))).toBe(true);
    expect(isTold(said("Olá  **Marina**!\nVoltamos às 9h"))).toBe(true);
  });

  it("are not any other automatic message, nor old ones, nor somebody's", () => {
    expect(isTold(said("Seja bem-vinda!"))).toBe(false);
    expect(isTold(said("Olá Marina! Voltamos às 9h.", { createdAt: NOW - 3_600_000 }))).toBe(false);
    expect(isTold(said("Olá! Voltamos às 9h.", { author: { kind: "bot", id: 2, name: "Aurora" } }))).toBe(false);
  });

  it("are none where the inbox has no such text", () => {
    expect(isClosedTold([said("Olá!")], null, NOW)).toBe(false);
  });

  it("are not repeated by the announcement, which only asks for the details", () => {
    const closed = {
      locale: "pt-BR",
      team: "suporte",
      isClosed: true,
      backAt: NOW,
      timeZone: "UTC",
      usualWaitMs: null,
    } as const;
    const told = announceHandoff({ ...closed, isClosedTold: true });
    expect(told).not.toContain("volta");
    expect(told).toContain("deixe aqui um contato");
    expect(announceHandoff(closed)).toContain("e volta");
  });
});
