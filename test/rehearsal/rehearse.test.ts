import { describe, expect, it } from "vitest";
import { completeSettings, type SettingsDocument } from "../../plugin/core/settings/settings.ts";
import { defaultBehaviour } from "../../plugin/main.ts";
import { rehearse } from "../../plugin/rehearsal/rehearse.ts";
import { findSceneProblems, parseScene } from "../../plugin/rehearsal/scene.ts";

interface Play {
  readonly given?: object;
  readonly settings?: SettingsDocument;
}

const shop = {
  routing: { default_team: "suporte", supervisor_team: "chefia" },
  hours: { source: "own", time_zone: "America/Sao_Paulo" },
};

async function play(steps: readonly object[], { given = {}, settings = {} }: Play = {}) {
  const written = { name: "A scene", given, steps };
  expect(findSceneProblems(written)).toEqual([]);
  return (await rehearse(defaultBehaviour(), completeSettings({ ...shop, ...settings }), parseScene(written))).failure;
}

describe("a scene", () => {
  it("goes as written when the bot does what is expected", async () => {
    expect(
      await play([{ customer: "Oi" }, { bot: "assistente virtual" }, { bot: "nothing" }, { holder: "bot" }]),
    ).toBeNull();
  });

  it("says which line failed, and what happened instead", async () => {
    expect(await play([{ customer: "Hello" }, { bot: "/adeus/i" }])).toEqual({
      path: "/steps/1",
      expected: "bot: /adeus/i",
      happened: ['bot: "Hello! I am the virtual assistant. How can I help you?"'],
    });
  });

  it("takes a burst for one question", async () => {
    expect(
      await play([{ customer: "oi" }, { customer: "bom dia" }, { bot: "assistente" }, { bot: "nothing" }]),
    ).toBeNull();
  });

  it("lets a person go before the answer", async () => {
    const steps = [
      { customer: "oi" },
      { agent: "Oi, aqui é a Ana" },
      { bot: "nothing" },
      { holder: "agent" },
      { status: "open" },
    ];
    expect(await play(steps)).toBeNull();
  });

  it("hands over, with team, note and labels as Chatwoot shows them", async () => {
    const steps = [
      { customer: "quero falar com um atendente" },
      { note: "Marina" },
      { handoff: { team: "suporte", reason: "keyword" } },
      { bot: "/equipe suporte/" },
      { team: "suporte" },
      { status: "open" },
      { holder: "team" },
      { label: "bot" },
      { priority: "high" },
    ];
    expect(await play(steps, { settings: { handoff: { labels: ["bot"], priority: "high" } } })).toBeNull();
  });

  it("fails a handoff to another team", async () => {
    const failure = await play([{ customer: "atendente" }, { handoff: { team: "vendas" } }]);
    expect(failure).toMatchObject({ expected: 'handoff: {"team":"vendas"}' });
    expect(failure?.happened).toContain("handoff: { team: suporte, reason: keyword }");
  });

  it("keeps the order in which the bot speaks", async () => {
    const steps = (first: string, second: string) => [
      { customer: "oi" },
      { wait: "31m" },
      { bot: first },
      { bot: second },
    ];
    expect(await play(steps("assistente", "mais alguma coisa"))).toBeNull();
    expect(await play(steps("mais alguma coisa", "assistente"))).toMatchObject({ path: "/steps/3" });
  });

  it("lets time pass: the ladders climb, and the customer hears of it", async () => {
    const steps = [
      { customer: "atendente" },
      { holder: "team" },
      { wait: "3m" },
      { note: "/\\b2 min/" },
      { wait: "3m" },
      { bot: "Ainda estou procurando" },
      { wait: "9m" },
      { team: "chefia" },
      { bot_offers: ["Falar com o robô", "Continuar esperando"] },
      { chooses: "Falar com o robô" },
      { holder: "bot" },
      { status: "pending" },
    ];
    expect(await play(steps)).toBeNull();
  });

  it("closes with a customer who says nothing more, and begins anew when they come back", async () => {
    const steps = [
      { customer: "oi" },
      { wait: "3h" },
      { status: "resolved" },
      { holder: "closed" },
      { customer: "oi, voltei" },
      { holder: "bot" },
      { bot: "assistente" },
    ];
    expect(await play(steps)).toBeNull();
  });
});

describe("what is given", () => {
  it("can be a closed shop", async () => {
    const steps = [{ customer: "atendente" }, { bot: "volta segunda-feira" }];
    expect(await play(steps, { given: { at: "2026-03-07 22:30" } })).toBeNull();
    expect(
      await play([{ customer: "atendente" }, { bot: "não está disponível" }], { given: { hours: "closed" } }),
    ).toBeNull();
    expect(await play([{ customer: "atendente" }, { bot: "Vou chamar" }], { given: { hours: "open" } })).toBeNull();
  });

  it("cannot be a closed shop that never closes", async () => {
    const settings = { hours: { source: "always" } };
    expect(await play([{ customer: "oi" }, { bot: "x" }], { given: { hours: "closed" }, settings })).toMatchObject({
      path: "/given",
      happened: ["people are always there in this inbox: see hours"],
    });
  });

  it("can be a holder", async () => {
    expect(await play([{ customer: "oi" }, { bot: "nothing" }], { given: { holder: "team" } })).toBeNull();
    expect(await play([{ customer: "oi" }, { bot: "nothing" }], { given: { holder: "agent" } })).toBeNull();
    expect(await play([{ customer: "oi" }, { bot: "assistente" }], { given: { holder: "closed" } })).toBeNull();
  });

  it("can be a contact who opted out", async () => {
    expect(await play([{ customer: "oi" }, { bot: "nothing" }], { given: { opted_out: true } })).toBeNull();
  });

  it("can be what was said to the terms", async () => {
    const settings = { gates: { consent: { required: true } } };
    expect(
      await play([{ customer: "oi" }, { bot: "assistente" }], { given: { consent: "accepted" }, settings }),
    ).toBeNull();
    const asked = [{ customer: "oi" }, { bot_offers: ["Aceito"] }, { chooses: "Aceito" }, { bot: "assistente" }];
    expect(await play(asked, { settings })).toBeNull();
  });

  it("can be the teams with somebody online", async () => {
    const rules = [{ hours: "open", team: "vendas", fallback: ["suporte"] }];
    const settings = { routing: { default_team: "suporte", rules } };
    const handedTo = (team: string) => [{ customer: "atendente" }, { handoff: { team } }];
    expect(await play(handedTo("vendas"), { given: { hours: "open" }, settings })).toBeNull();
    expect(await play(handedTo("suporte"), { given: { hours: "open", online: ["suporte"] }, settings })).toBeNull();
  });
});

it("lets agents command the bot in notes", async () => {
  const steps = [
    { customer: "oi" },
    { bot: "/olá|oi/i" },
    { agent: "Deixa comigo" },
    { holder: "agent" },
    { agent_note: "@bot" },
    { note: "O robô assumiu" },
    { holder: "bot" },
  ];
  expect(await play(steps)).toBeNull();
});

it("fails when a handler fails, whatever the bot says then", async () => {
  const { handlers, ...thinking } = defaultBehaviour();
  const broken = {
    ...handlers,
    gates: [
      {
        name: "bad",
        reason: "",
        run: () => {
          throw new Error("no such thing");
        },
      },
    ],
  };
  const scene = parseScene({ name: "x", steps: [{ customer: "oi" }, { holder: "team" }] });
  const { failure } = await rehearse({ handlers: broken, ...thinking }, completeSettings(shop), scene);
  expect(failure?.happened.join("\n")).toContain("a handler failed; a person takes over: no such thing");
});

describe("a scene that cannot be read", () => {
  it("has every problem named", () => {
    const written = {
      name: "x",
      given: { hours: "opn" },
      steps: [{ custmer: "oi" }, { bot: "/(/" }, {}, { wait: "soon" }, { customer: "a", bot: "b" }],
      when: [],
    };
    expect(
      findSceneProblems(written)
        .map(({ path, message }) => `${path} ${message}`)
        .sort(),
    ).toEqual([
      "/given/hours must be one of open, closed; did you mean open?",
      "/steps/0/custmer there is no such line; did you mean customer?",
      "/steps/2 must not be empty",
      "/steps/3/wait must look like `5m`, `90s`, `2h`",
      "/steps/4 must be one thing at a time",
      "/when there is no such line",
    ]);
  });

  it("may have a pattern that is none", () => {
    expect(findSceneProblems({ name: "x", steps: [{ bot: "/(/" }] })).toEqual([
      { path: "/steps/0/bot", message: "is not a pattern that can be read" },
    ]);
  });
});
