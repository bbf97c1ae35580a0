import { useState } from "preact/hooks";
import type { Conversation } from "../../shared/chatwoot/conversation.ts";
import { holderOf } from "../../shared/chatwoot/holder.ts";
import { Composer } from "../../shared/composer.tsx";
import { Icon } from "../../shared/icon.tsx";
import { Tabs } from "../../shared/tabs.tsx";
import type { Desk } from "./desk.ts";
import { type DeskState, draftKey } from "./desk-state.ts";
import { withMentions } from "./mentions.ts";
import "./thread-composer.css";

interface ThreadComposerProps {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly conversation: Conversation;
}

const MODES = [
  { key: "reply", label: "Reply" },
  { key: "note", label: "Private note" },
] as const;

type Mode = (typeof MODES)[number]["key"];

export function ThreadComposer({ desk, state, conversation }: ThreadComposerProps) {
  const [mode, setMode] = useState<Mode>("reply");
  const isPrivate = mode === "note";
  const key = draftKey(conversation.id, isPrivate);
  const draft = state.drafts.get(key) ?? "";
  const onText = (text: string) => desk.setDraft(key, text);
  const onSend = (text: string, files: readonly File[]) => {
    desk.stopTyping();
    return desk.post({ text: isPrivate ? withMentions(text, state.users, state.teams) : text, files, isPrivate });
  };
  return (
    <div class={`desk-composer composer-card ${isPrivate ? "desk-composer--note" : ""}`}>
      <div class="desk-composer__top">
        <Tabs label="What to write" tabs={MODES} selected={mode} panelId="desk-composer-panel" onSelect={setMode} />
        <p class="desk-composer__hint">{hintFor(conversation, isPrivate)}</p>
      </div>
      <div id="desk-composer-panel" role="tabpanel" aria-labelledby={`tab-${mode}`}>
        <Composer
          key={mode}
          tone={isPrivate ? "note" : "plain"}
          label={isPrivate ? "Private note" : `Reply to ${conversation.contact.name}`}
          placeholder={isPrivate ? "Only your team reads this…" : "Reply to the customer…"}
          sendLabel={isPrivate ? "Add note" : "Send"}
          text={draft}
          onText={onText}
          onTyping={() => desk.keystroke(isPrivate)}
          onSend={onSend}
          tools={isPrivate && <MentionPicker state={state} onPick={(name) => onText(`${draft}@${name} `)} />}
        />
      </div>
    </div>
  );
}

function hintFor(conversation: Conversation, isPrivate: boolean): string {
  if (isPrivate) return "Talk to the bot here: @bot, @resume, @pause 30m";
  return holderOf(conversation) === "bot" ? "Reply, and the bot steps back" : "";
}

interface MentionPickerProps {
  readonly state: DeskState;
  readonly onPick: (name: string) => void;
}

function MentionPicker({ state, onPick }: MentionPickerProps) {
  const names = [...state.users.map(({ name }) => name), ...state.teams.map(({ name }) => name)];
  return (
    <span class="mention-picker">
      <Icon name="at" />
      <select
        class="mention-picker__select"
        aria-label="Mention a colleague or a team"
        title="Mention"
        value=""
        onChange={(event) => {
          if (event.currentTarget.value) onPick(event.currentTarget.value);
          event.currentTarget.value = "";
        }}
      >
        <option value="">Mention…</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
