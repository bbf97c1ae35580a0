import { render } from "preact";
import "../shared/styles/tokens.css";
import "../shared/styles/base.css";
import "../shared/styles/controls.css";
import "../shared/styles/bubbles.css";
import "./sandbox.css";
import { createAnnouncer } from "../shared/announcer.tsx";
import { createSend } from "../shared/http.ts";
import { createToasts } from "../shared/toasts.tsx";
import { App } from "./app.tsx";
import { Boot } from "./boot.tsx";
import { createSandboxSession } from "./session.ts";

/** Composition root of the page. */
function main(): void {
  const root = document.getElementById("app");
  if (!root) return;
  const toasts = createToasts();
  const announcer = createAnnouncer();
  const openSession = createSandboxSession({
    send: createSend(document.baseURI),
    streamUrl: new URL("sandbox/stream", document.baseURI).href,
    storage: window.localStorage,
    toasts,
    announcer,
    onReplaced: () => window.location.reload(),
  });
  render(
    <Boot open={openSession}>{(session) => <App session={session} toasts={toasts} announcer={announcer} />}</Boot>,
    root,
  );
}

main();
