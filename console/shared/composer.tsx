import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.tsx";
import "./composer.css";

interface ComposerProps {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Keys pressed by a person; texts also change when a draft comes back. */
  readonly onTyping: () => void;
  /** Resolves to false when nothing was sent: then the draft stays. */
  readonly onSend: (text: string, files: readonly File[]) => Promise<boolean>;
  readonly sendLabel?: string;
  readonly tools?: ComponentChildren;
  readonly tone?: "plain" | "note";
}

export function Composer(props: ComposerProps) {
  const { label, placeholder, text, onText, onTyping, sendLabel, tools, tone = "plain" } = props;
  const field = useAutoHeight(text);
  const { files, setFiles, isEmpty, send } = useDraft(props);
  const submit = (event: Event) => {
    event.preventDefault();
    void send();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  };
  const addFiles = (added: readonly File[]) => setFiles([...files, ...added]);
  return (
    <form class={`composer composer--${tone}`} onSubmit={submit}>
      <FileChips files={files} onChange={setFiles} />
      <textarea
        ref={field}
        class="composer__field"
        rows={1}
        aria-label={label}
        placeholder={placeholder}
        enterkeyhint="send"
        value={text}
        onInput={(event) => {
          onText(event.currentTarget.value);
          onTyping();
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => addFiles([...(event.clipboardData?.files ?? [])])}
      />
      <div class="composer__bar">
        <AttachButton onFiles={addFiles} />
        {tools}
        <button type="submit" class="button button--primary composer__send" aria-disabled={isEmpty}>
          <Icon name="send" />
          <span>{sendLabel ?? "Send"}</span>
        </button>
      </div>
    </form>
  );
}

/** The field empties at once, so that the next message can be typed; what was not sent comes back. */
function useDraft({ text, onText, onSend }: ComposerProps) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const latest = useRef(text);
  latest.current = text;
  const isEmpty = text.trim() === "" && files.length === 0;
  const send = async () => {
    if (isEmpty) return;
    onText("");
    setFiles([]);
    if (await onSend(text.trim(), files)) return;
    onText(latest.current ? `${text}\n${latest.current}` : text);
    setFiles((added) => [...files, ...added]);
  };
  return { files, setFiles, isEmpty, send };
}

function useAutoHeight(text: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = "auto";
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);
  return field;
}

function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const id = useId();
  return (
    <span class="attach">
      <input
        id={id}
        class="attach__input"
        type="file"
        multiple
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <label for={id} class="button button--bare" title="Attach files">
        <Icon name="clip" />
        <span class="visually-hidden">Attach files</span>
      </label>
    </span>
  );
}

interface FileChipsProps {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}

function FileChips({ files, onChange }: FileChipsProps) {
  if (files.length === 0) return null;
  return (
    <ul class="file-chips" aria-label="Files to send">
      {files.map((file, index) => (
        <li key={`${file.name}-${file.size}-${file.lastModified}`} class="file-chip">
          <Icon name="file" />
          <span class="file-chip__name">{file.name}</span>
          <button
            type="button"
            class="button button--bare"
            aria-label={`Remove ${file.name}`}
            onClick={() => onChange(files.filter((_, other) => other !== index))}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
