import type { World } from "../world.ts";
import { sendSurvey } from "./templates.ts";

/** The survey follows a resolve from a background job, after all events of the resolve itself. */
export function startSurveys(world: World): void {
  world.bus.subscribe((event) => {
    if (event.name !== "conversation_resolved") return;
    const { conversation } = event;
    world.scheduler.after(0, () => sendSurvey(world, conversation));
  });
}
