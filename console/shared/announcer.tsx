import { createStore, type Store, useStore } from "./store.ts";

export interface Announcer {
  readonly store: Store<{ readonly text: string }>;
  say(text: string): void;
}

/** Speaks single events. A live region around a whole message list would read out the history on each switch. */
export function createAnnouncer(): Announcer {
  const store = createStore({ text: "" });
  return {
    store,
    // The same words twice are one change to a live region, hence the alternating invisible ending.
    say: (text) => store.set((state) => ({ text: state.text === text ? `${text}\u00a0` : text })),
  };
}

export function AnnouncerRegion({ announcer }: { readonly announcer: Announcer }) {
  const { text } = useStore(announcer.store);
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {text}
    </p>
  );
}
