import { beforeAll, describe, expect, it } from "vitest";
import type { Brain } from "../../../plugin/core/decision.ts";
import type { SettingsDocument } from "../../../plugin/core/settings/settings.ts";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { eventually } from "../../helpers/eventually.ts";
import { INBOXES, type InboxName } from "../../helpers/players.ts";
import { CONNECTION, usePlay } from "../../helpers/running-baton.ts";
import { answer } from "../scripted-brain.ts";
import { openApp } from "./app.ts";

const echo: Brain = {
  decide: async ({ owed, settings }) => answer(`${settings.locale}: ${owed.map(({ text }) => text).join(" | ")}`),
  recap: async () => ({ text: "Recap", madeBy: "rules" }),
};
const play = usePlay({ brain: echo });

const QUICK = { quiet_time_ms: 50 };
const SETTINGS: Readonly<Partial<Record<InboxName, SettingsDocument>>> = {
  widget: { ...QUICK, locale: "es", gates: { consent: { required: true, text: "Nuestros términos" } } },
  whatsapp: { ...QUICK, limits: { contact_per_minute: 2 }, gates: { media: { image: "hand_off" } } },
  email: { ...QUICK, locale: "en", gates: { opt_out: false, person_please: false, pace: false } },
};

describe("three inboxes side by side", () => {
  beforeAll(async () => {
    for (const [name, settings] of Object.entries(SETTINGS)) {
      const inboxId = play().api.facts.inboxes[INBOXES[name as InboxName]]?.id ?? 0;
      await play().baton.stores.settings.save({ connectionId: CONNECTION, inboxId }, settings, { author: "test" });
    }
    // Settings are looked at anew within a second.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  });

  it("each treat the same words their own way, at the same time", async () => {
    const apps = {
      widget: openApp(play().api, "widget", "visitor-1"),
      whatsapp: openApp(play().api, "whatsapp", "5511922220001"),
      email: openApp(play().api, "email", "customer@example.org"),
    };
    const write = (text: string) =>
      Promise.all([apps.widget.send(text), apps.whatsapp.send(text), apps.email.send(text)]);
    const [widget, whatsapp, email] = (await write("hello")).map(({ conversationId }) => conversationId);
    await says(widget, ["Nuestros términos", expect.stringContaining(gateTexts.es.consentQuestion)]);
    await says(whatsapp, ["pt-BR: hello"]);
    await says(email, ["en: hello"]);

    const [, inWhatsapp, mail] = await write("SAIR");
    await says(whatsapp, ["pt-BR: hello", gateTexts["pt-BR"].optedOut]);
    await says(mail?.conversationId, expect.arrayContaining(["en: SAIR"]));
    expect(inWhatsapp?.conversationId).toBe(whatsapp);
    await says(widget, expect.arrayContaining([gateTexts["pt-BR"].optedOut]));
  });

  it("each keep their own pace", async () => {
    const phone = openApp(play().api, "whatsapp", "5511922220002");
    const { conversationId } = await phone.send("um");
    await says(conversationId, ["pt-BR: um"]);
    await phone.send("dois");
    await says(conversationId, ["pt-BR: um", "pt-BR: dois"]);
    await phone.send("três");
    await says(conversationId, ["pt-BR: um", "pt-BR: dois", gateTexts["pt-BR"].tooFast]);
    const mails = await Promise.all(
      [1, 2, 3, 4].map((nr) => openApp(play().api, "email", "busy@example.org").send(`mail ${nr}`)),
    );
    for (const { conversationId: id } of mails) await says(id, expect.arrayContaining([expect.stringMatching("en: ")]));
  });

  async function says(conversationId: number | undefined, expected: unknown): Promise<void> {
    let lines: readonly string[] = [];
    await eventually(
      async () => {
        lines = await play().botSaid(conversationId ?? 0);
        return lines;
      },
      (found) => matches(found, expected),
    ).catch(() => expect(lines).toEqual(expected));
  }
});

function matches(lines: readonly string[], expected: unknown): boolean {
  try {
    expect(lines).toEqual(expected);
    return true;
  } catch {
    return false;
  }
}
