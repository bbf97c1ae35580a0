import { Icon } from "./icon.tsx";
import { createStore, type Store, useStore } from "./store.ts";
import "./toasts.css";

interface Toast {
  readonly id: number;
  readonly title: string;
  readonly detail: string;
}

export interface Toasts {
  readonly store: Store<{ readonly items: readonly Toast[] }>;
  fail(title: string, detail: string): void;
  dismiss(id: number): void;
}

const SHOWN_MS = 9_000;
const MAX_SHOWN = 3;

export function createToasts(): Toasts {
  const store = createStore<{ readonly items: readonly Toast[] }>({ items: [] });
  let lastId = 0;
  const dismiss = (id: number) => store.set(({ items }) => ({ items: items.filter((toast) => toast.id !== id) }));
  return {
    store,
    dismiss,
    fail(title, detail) {
      lastId += 1;
      const id = lastId;
      store.set(({ items }) => ({ items: [...items, { id, title, detail }].slice(-MAX_SHOWN) }));
      setTimeout(() => dismiss(id), SHOWN_MS);
    },
  };
}

export function ToastRegion({ toasts }: { readonly toasts: Toasts }) {
  const { items } = useStore(toasts.store);
  return (
    <section class="toasts" role="alert" aria-label="Errors">
      {items.map((toast) => (
        <div key={toast.id} class="toast">
          <Icon name="alert" />
          <div class="toast__text">
            <strong>{toast.title}</strong>
            <p>{toast.detail}</p>
          </div>
          <button
            type="button"
            class="button button--bare"
            aria-label="Dismiss"
            onClick={() => toasts.dismiss(toast.id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </section>
  );
}
