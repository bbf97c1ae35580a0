import { renderText } from "../chatwoot/render.ts";
import type { Effect } from "../core/effect.ts";

/** A private note has no channel; Chatwoot's own limit and its templates apply to it all the same. */
const NOTE = "note";

/** What the outbox keeps: texts that Chatwoot's templates leave alone, in pieces that the channel takes. */
export function renderEffect(effect: Effect, channel: string): readonly Effect[] {
  switch (effect.kind) {
    case "say":
      return renderText(effect.text, channel).map((text) => ({ ...effect, text }));
    case "note":
      return renderText(effect.text, NOTE).map((text) => ({ ...effect, text }));
    default:
      return [effect];
  }
}
