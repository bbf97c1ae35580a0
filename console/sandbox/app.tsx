import { useEffect, useState } from "preact/hooks";
import { type Announcer, AnnouncerRegion } from "../shared/announcer.tsx";
import { useStore } from "../shared/store.ts";
import { ToastRegion, type Toasts } from "../shared/toasts.tsx";
import { ChatPane } from "./chat/chat-pane.tsx";
import { DeskPane } from "./desk/desk-pane.tsx";
import { Header } from "./header.tsx";
import { type Pane, PaneSwitch } from "./pane-switch.tsx";
import type { Session } from "./session.ts";

interface AppProps {
  readonly session: Session;
  readonly toasts: Toasts;
  readonly announcer: Announcer;
}

export function App({ session, toasts, announcer }: AppProps) {
  const { chat, desk, live, installation } = session;
  const [pane, setPane] = usePane();
  const { info, batonUrl } = useStore(installation);
  return (
    <div class="page" data-pane={pane}>
      <a class="skip-link" href="#chat">
        Skip to the customer's chat
      </a>
      <a class="skip-link" href="#desk">
        Skip to the agent's desk
      </a>
      <Header version={info.version} batonUrl={batonUrl} hasBot={info.botId !== null} live={live} />
      <PaneSwitch pane={pane} onPane={setPane} chat={chat} desk={desk} />
      <main class="stage">
        <ChatPane chat={chat} />
        <DeskPane desk={desk} inboxes={info.inboxes} />
      </main>
      <ToastRegion toasts={toasts} />
      <AnnouncerRegion announcer={announcer} />
    </div>
  );
}

/** The address says which side a phone shows, so that skip links and bookmarks (#desk) work there too. */
function usePane(): readonly [Pane, (pane: Pane) => void] {
  const [pane, setPane] = useState<Pane>(paneOfAddress() ?? "chat");
  useEffect(() => {
    const follow = () => setPane((current) => paneOfAddress() ?? current);
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return [pane, setPane];
}

function paneOfAddress(): Pane | null {
  const name = window.location.hash.slice(1);
  return name === "chat" || name === "desk" ? name : null;
}
