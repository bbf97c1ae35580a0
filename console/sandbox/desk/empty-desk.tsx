import type { Holder } from "../../shared/chatwoot/holder.ts";
import { HolderBadge } from "../../shared/holder-badge.tsx";
import "./empty-desk.css";

const LEGEND: readonly { readonly holder: Holder; readonly meaning: string }[] = [
  { holder: "bot", meaning: "The bot answers. In Chatwoot: pending." },
  { holder: "team", meaning: "People should answer, nobody has it yet. Open, unassigned." },
  { holder: "agent", meaning: "One person has it and the bot is quiet. Open, assigned." },
  { holder: "closed", meaning: "Done, until the customer writes again. Resolved." },
];

/** Where a thread will be: until then, the place to learn what the colours mean. */
export function EmptyDesk({ isEmpty }: { readonly isEmpty: boolean }) {
  return (
    <div class="desk__thread empty-desk">
      <svg class="empty-desk__art" viewBox="0 0 160 70" aria-hidden="true" focusable="false">
        <path d="M0 62C50 62 70 12 160 12M0 76C58 76 84 28 160 28M0 90C66 90 98 44 160 44" />
        <rect x="60" y="27" width="48" height="12" rx="6" transform="rotate(-36 84 33)" />
        <path class="empty-desk__bands" d="M-12 -6v12M12 -6v12" transform="translate(84 33) rotate(-36)" />
      </svg>
      <h3>{isEmpty ? "Nobody has written yet" : "Choose a conversation"}</h3>
      <p>
        {isEmpty
          ? "Send something from the customer's chat. It opens here by itself, and you see who holds the baton:"
          : "You see what the customer sees, the private notes besides, and who holds the baton:"}
      </p>
      <ul class="empty-desk__legend">
        {LEGEND.map(({ holder, meaning }) => (
          <li key={holder}>
            <HolderBadge holder={holder} />
            <span>{meaning}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
