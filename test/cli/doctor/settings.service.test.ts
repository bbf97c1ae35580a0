import { expect, it } from "vitest";
import { settingsCheck } from "../../../plugin/cli/doctor/settings.ts";
import type { CurrentSettings } from "../../../plugin/db/settings-store.ts";

const anInbox = (document: CurrentSettings["document"]): CurrentSettings => ({
  ...{ connectionId: "shop", inboxId: 3, name: "Site", channel: "Channel::Api", author: null, at: null },
  version: 1,
  document,
});
const people = { agents: [], teams: [{ id: 1, name: "suporte", memberIds: [] }] };

const findingsFor = (document: CurrentSettings["document"]) =>
  settingsCheck(async () => ({ inboxes: [anInbox(document), { ...anInbox({}), version: 0 }], people })).run();

it("says that settings are sound, and how many inboxes have any", async () => {
  expect(await findingsFor({ routing: { default_team: "Suporte" } })).toEqual({
    subject: "settings",
    verdict: "ok",
    sentence: "sound; 1 of 2 inbox(es) were set",
  });
});

it("warns of what this version does not understand, with the cure", async () => {
  expect(await findingsFor({ from_the_future: 1 })).toEqual([
    {
      subject: "settings",
      verdict: "warning",
      sentence:
        'inbox 3 "Site": /from_the_future there is no such setting, so it counts as unset: mend it with baton inbox set 3',
    },
  ]);
});

it("warns of teams that Chatwoot does not have", async () => {
  expect(await findingsFor({ routing: { default_team: "vendas" } })).toMatchObject([
    { verdict: "warning", sentence: expect.stringContaining("/routing/default_team: Chatwoot has no team vendas") },
  ]);
});
