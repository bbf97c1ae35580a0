import { useEffect, useState } from "preact/hooks";
import { Icon, type IconName } from "../shared/icon.tsx";
import { useStore } from "../shared/store.ts";
import type { Chat } from "./chat/chat.ts";
import type { Desk } from "./desk/desk.ts";
import "./pane-switch.css";

export type Pane = "chat" | "desk";

interface PaneSwitchProps {
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
  readonly chat: Chat;
  readonly desk: Desk;
}

/** On a phone the two sides take turns; a dot says that something happened on the other one. */
export function PaneSwitch({ pane, onPane, chat, desk }: PaneSwitchProps) {
  const chatLatest = useStore(chat.store).messages.at(-1)?.id ?? 0;
  const { conversations } = useStore(desk.store);
  const deskLatest = Math.max(0, ...[...conversations.values()].map(({ lastMessage }) => lastMessage?.id ?? 0));
  const hasChatNews = useNews(pane === "chat", chatLatest);
  const hasDeskNews = useNews(pane === "desk", deskLatest);
  return (
    <nav class="pane-switch" aria-label="Side">
      <SwitchButton
        icon="chat"
        text="Customer"
        isOn={pane === "chat"}
        hasNews={hasChatNews}
        onClick={() => onPane("chat")}
      />
      <SwitchButton
        icon="desk"
        text="Desk"
        isOn={pane === "desk"}
        hasNews={hasDeskNews}
        onClick={() => onPane("desk")}
      />
    </nav>
  );
}

function useNews(isShown: boolean, latestId: number): boolean {
  const [seenId, setSeenId] = useState(latestId);
  useEffect(() => {
    if (isShown) setSeenId(latestId);
  }, [isShown, latestId]);
  return !isShown && latestId > seenId;
}

interface SwitchButtonProps {
  readonly icon: IconName;
  readonly text: string;
  readonly isOn: boolean;
  readonly hasNews: boolean;
  readonly onClick: () => void;
}

function SwitchButton({ icon, text, isOn, hasNews, onClick }: SwitchButtonProps) {
  return (
    <button type="button" class="pane-switch__button" aria-pressed={isOn} onClick={onClick}>
      <Icon name={icon} />
      {text}
      {hasNews && !isOn && (
        <span class="pane-switch__news">
          <span class="visually-hidden">something new</span>
        </span>
      )}
    </button>
  );
}
