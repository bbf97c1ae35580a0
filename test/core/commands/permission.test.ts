import { expect, it } from "vitest";
import { permissionFor } from "../../../plugin/core/commands/permission.ts";
import { nobodyKnown } from "../../../plugin/core/people.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { somePeople } from "../../helpers/event-context.ts";

const [BRUNO, DIEGO] = [2, 4];
const STRANGER = 99;
const settings = completeSettings({ routing: { supervisor_team: "SUPORTE" } });
const ask = (who: number, people = somePeople, inbox = settings) =>
  permissionFor({ permission: "supervisor" }, who, { settings: inbox, people });

it("lets every agent give most commands, known or not", () => {
  expect(permissionFor({ permission: "agent" }, STRANGER, { settings, people: nobodyKnown })).toBe("allowed");
});

it("lets administrators and members of the supervisor team give the others", () => {
  expect(ask(DIEGO)).toBe("allowed");
  expect(ask(BRUNO)).toBe("allowed");
  expect(ask(BRUNO, somePeople, completeSettings(null))).toBe("not_supervisor");
  expect(ask(STRANGER)).toBe("not_supervisor");
});

it("lets nobody through where it is not known who is who", () => {
  expect(ask(DIEGO, nobodyKnown)).toBe("people_unknown");
});
