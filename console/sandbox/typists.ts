import type { Message } from "../shared/chatwoot/message.ts";
import type { Person } from "../shared/chatwoot/person.ts";
import type { Typing } from "./live.ts";

interface Typist {
  readonly person: Person;
  readonly isPrivate: boolean;
}

/** Who is typing where; keyed by conversation, then by person. */
export type Typists = ReadonlyMap<number, readonly Typist[]>;

const SILENT_AFTER_MS = 30_000;

function keyOf(conversationId: number, person: Person): string {
  return `${conversationId}/${person.type}/${person.id}`;
}

/** A client that vanishes never says "off", so every "on" also ends by itself. */
export function createTypistTracker(onChange: (typists: Typists) => void) {
  let typists: Typists = new Map();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const remove = (conversationId: number, person: Person) => {
    const key = keyOf(conversationId, person);
    clearTimeout(timers.get(key));
    timers.delete(key);
    const present = typists.get(conversationId) ?? [];
    const rest = present.filter((typist) => keyOf(conversationId, typist.person) !== key);
    if (rest.length === present.length) return;
    typists = new Map(typists).set(conversationId, rest);
    onChange(typists);
  };
  return {
    /** Whoever has said it is not typing it any more. */
    spoke({ conversationId, sender }: Pick<Message, "conversationId" | "sender">) {
      if (sender) remove(conversationId, sender);
    },
    take({ conversationId, person, isOn, isPrivate }: Typing) {
      remove(conversationId, person);
      if (!isOn) return;
      typists = new Map(typists).set(conversationId, [...(typists.get(conversationId) ?? []), { person, isPrivate }]);
      timers.set(
        keyOf(conversationId, person),
        setTimeout(() => remove(conversationId, person), SILENT_AFTER_MS),
      );
      onChange(typists);
    },
  };
}
