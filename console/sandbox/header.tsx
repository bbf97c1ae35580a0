import { Brand } from "../shared/brand.tsx";
import { Icon } from "../shared/icon.tsx";
import { useStore } from "../shared/store.ts";
import type { LinkState, Live } from "./live.ts";
import "./header.css";

interface HeaderProps {
  readonly version: string;
  readonly batonUrl: string | null;
  readonly hasBot: boolean;
  readonly live: Live;
}

const LINK_TEXT: Readonly<Record<LinkState, string>> = {
  connecting: "Connecting…",
  live: "Live",
  lost: "Reconnecting…",
};

export function Header({ version, batonUrl, hasBot, live }: HeaderProps) {
  const { link } = useStore(live.store);
  return (
    <header class="header">
      <h1 class="header__brand">
        <Brand />
        <span class="header__kind">sandbox</span>
      </h1>
      <svg class="header__lanes" viewBox="0 0 240 48" aria-hidden="true" focusable="false" preserveAspectRatio="none">
        <path d="M0 46C70 46 110 6 240 6M0 54C80 54 120 18 240 18M0 62C90 62 130 30 240 30" />
      </svg>
      <p class="header__fact header__version">
        Chatwoot stand-in <strong>{version}</strong>
      </p>
      <p class="header__fact header__bot">{hasBot ? "Bot connected" : "No bot connected yet"}</p>
      <p class={`link-state link-state--${link}`} role="status">
        <span class="link-state__dot" aria-hidden="true" />
        <span>{LINK_TEXT[link]}</span>
      </p>
      {batonUrl && (
        <a class="header__link" href={batonUrl} target="_blank" rel="noreferrer">
          Open Baton <Icon name="external" />
        </a>
      )}
    </header>
  );
}
