import { describe, expect, it } from "vitest";
import { parsePrompt } from "../../plugin/brain/prompts/prompt.ts";
import { createPromptLibrary } from "../../plugin/brain/prompts/prompt-library.ts";
import { type SightParts, withSight } from "../../plugin/brain/sight.ts";
import type { Brain, Decision, TurnContext } from "../../plugin/core/decision.ts";
import type { Attachment } from "../../plugin/core/event.ts";
import { completeSettings } from "../../plugin/core/settings/settings.ts";
import { gateTexts } from "../../plugin/core/texts/texts.ts";
import { explainPlainly } from "../../plugin/core/turn/explain-plainly.ts";
import { hang, refusal, status, text } from "../fakes/scripted-answer.ts";
import { useScriptedModel } from "../fakes/scripted-model.ts";
import { aMessage } from "../helpers/builders.ts";
import { openModel } from "../helpers/model-parts.ts";
import { aTurnContext } from "./graph/a-turn.ts";

const scripted = useScriptedModel();
const words = gateTexts["pt-BR"];
const prompt = parsePrompt(
  "describe-image.md",
  "---\npurpose: x\ninputs: [language]\noutput: text\nversion: 1\n---\nLook, in {{language}}.",
);

let heard: TurnContext | undefined;
const echo: Brain = {
  async decide(context) {
    heard = context;
    return { kind: "answer", text: "ok", because: explainPlainly("Echoed") };
  },
  recap: async () => ({ text: "", madeBy: "rules" }),
};
const picture = (url: string | null = "http://files/1.png"): Attachment => ({
  id: 1,
  kind: "image",
  url,
  mediaType: "image/png",
  sizeBytes: 3,
  transcript: null,
  location: null,
  title: null,
});

function look(said: string, attachments: readonly Attachment[], parts: Partial<SightParts> = {}): Promise<Decision> {
  heard = undefined;
  const owed = [aMessage({ text: said, attachments })];
  const settings = completeSettings({ gates: { media: { image: "read" } }, model: { call_seconds: 1 } });
  const sight: SightParts = {
    eye: { model: openModel({ url: scripted.url }), prompts: createPromptLibrary([prompt]) },
    log: { warn: () => undefined },
    fetchFile: async () => ({ bytes: new Uint8Array([1, 2, 3]), mediaType: "image/png" }),
    ...parts,
  };
  return withSight(echo, sight).decide(
    aTurnContext("", { owed, messages: owed, settings }),
    new AbortController().signal,
  );
}

describe("a picture", () => {
  it("is put in words for the brain, and the record says so", async () => {
    scripted.reply(text("Um tênis azul com a sola solta."));
    const { because } = await look("Isso tem garantia?", [picture()]);
    expect(heard?.owed[0]?.text).toBe("Isso tem garantia?\n(Um tênis azul com a sola solta.)");
    expect(because.trace).toEqual(["A model looked at the picture", "Echoed"]);
    expect(because).toMatchObject({ prompts: { "describe-image": prompt.mark }, usage: [{ model: "gpt-test" }] });
    expect(scripted.requests[0]?.raw).toContain("data:image/png;base64,AQID");
  });

  it("may stand alone", async () => {
    scripted.reply(text("Um recibo de R$ 120,00."));
    await look("", [picture()]);
    expect(heard?.owed[0]?.text).toBe("(Um recibo de R$ 120,00.)");
  });

  it.each([
    ["is down", status(401)],
    ["refuses", refusal()],
    ["hangs", hang],
  ])(
    "that came without words is said to be unseen when the model %s, and a person is offered",
    async (_what, fault) => {
      scripted.otherwise(fault);
      const decision = await look("", [picture()]);
      expect(decision).toMatchObject({
        kind: "choice",
        text: words.cannotSee,
        choices: [{ title: words.talkToPerson }],
      });
      expect(heard).toBeUndefined();
    },
  );

  it("that nobody can look at does not keep the words beside it from being answered", async () => {
    expect(await look("Qual o prazo?", [picture()], { eye: null })).toMatchObject({ text: "ok" });
    expect(heard?.owed[0]?.text).toBe("Qual o prazo?");
  });

  it("that is something else is not shown to a model", async () => {
    const fetchFile = async () => ({ bytes: new Uint8Array(1), mediaType: "text/html" });
    expect(await look("", [picture()], { fetchFile })).toMatchObject({ text: words.cannotSee });
    expect(scripted.requests).toHaveLength(0);
  });

  it("that the inbox keeps from the brain is no matter of sight", async () => {
    expect(await look("", [picture(null)])).toMatchObject({ text: "ok" });
    expect(scripted.requests).toHaveLength(0);
  });

  it("is one of three at most", async () => {
    scripted.otherwise(text("Um sapato."));
    await look(
      "",
      [1, 2, 3, 4, 5].map((nr) => picture(`http://files/${nr}.png`)),
    );
    expect(scripted.requests).toHaveLength(3);
  });
});
