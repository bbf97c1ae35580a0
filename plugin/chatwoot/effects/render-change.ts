import type { TurnChange } from "../../core/conversation.ts";
import type { Effect } from "../../core/effect.ts";
import { renderText } from "./render.ts";

/** A private note has no channel; Chatwoot's own limit and its templates apply to it all the same. */
const NOTE = "note";

/** The effects that the outbox stores: texts escaped for Chatwoot's templates, in pieces that the channel takes. */
function renderEffect(effect: Effect, channel: string): readonly Effect[] {
  switch (effect.kind) {
    case "say":
      return renderText(effect.text, channel).map((text) => ({ ...effect, text }));
    case "note":
      return renderText(effect.text, NOTE).map((text) => ({ ...effect, text }));
    default:
      return [effect];
  }
}

/** The change with its texts in the form of this conversation's channel. */
export function renderChange(change: TurnChange): TurnChange {
  const { channel } = change.conversation.known.state;
  const effects = change.effects.flatMap(({ effect, batonSeq }) =>
    renderEffect(effect, channel).map((part) => ({ effect: part, batonSeq })),
  );
  return { ...change, effects };
}
