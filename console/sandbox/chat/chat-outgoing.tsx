import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../shared/icon.tsx";
import { MessageText } from "../../shared/message-text.tsx";
import type { Outgoing } from "./chat-state.ts";

interface ChatOutgoingProps {
  readonly outgoing: Outgoing;
  readonly onRetry: (key: string) => void;
  readonly onDiscard: (key: string) => void;
}

export function ChatOutgoing({ outgoing, onRetry, onDiscard }: ChatOutgoingProps) {
  const { key, text, files, state, error } = outgoing;
  return (
    <li class={`bubble-row bubble-row--own bubble-row--${state}`}>
      <div class="bubble-row__body">
        <p class="visually-hidden">You</p>
        <div class="bubble bubble--own">
          {text && <MessageText text={text} />}
          {files.map((file) => (
            <FilePreview key={`${file.name}-${file.size}`} file={file} />
          ))}
        </div>
        {state === "sending" ? (
          <p class="bubble-row__meta">Sending…</p>
        ) : (
          <div class="bubble-row__failure" role="alert">
            <p>
              <Icon name="alert" /> Not sent: {error}
            </p>
            <button type="button" class="button button--small" onClick={() => onRetry(key)}>
              <Icon name="retry" /> Try again
            </button>
            <button type="button" class="button button--small" onClick={() => onDiscard(key)}>
              Discard
            </button>
          </div>
        )}
      </div>
    </li>
  );
}

function FilePreview({ file }: { readonly file: File }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const created = URL.createObjectURL(file);
    setUrl(created);
    return () => URL.revokeObjectURL(created);
  }, [file]);
  if (file.type.startsWith("image/") && url) {
    return (
      <span class="attachment attachment--image">
        <img src={url} alt={`Attachment: ${file.name}`} />
      </span>
    );
  }
  return (
    <p class="attachment attachment--file">
      <Icon name="file" />
      <span>{file.name}</span>
    </p>
  );
}
