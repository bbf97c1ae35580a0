import { useEffect, useState } from "preact/hooks";
import type { Attachment } from "./chatwoot/attachment.ts";
import { Icon } from "./icon.tsx";
import "./attachment-view.css";

/** Chatwoot announces a file before it has stored it: the address answers 404 for about a second. */
const STORED_AFTER_MS = 2_200;
const RETRY_MS = 1_500;
const MAX_TRIES = 4;

interface AttachmentProps {
  readonly attachment: Attachment;
  readonly createdAtMs: number;
}

export function AttachmentView({ attachment, createdAtMs }: AttachmentProps) {
  switch (attachment.kind) {
    case "image":
    case "audio":
    case "video":
      return <MediaView media={attachment} createdAtMs={createdAtMs} />;
    case "file":
      return <FileLink url={attachment.url} name={attachment.name} />;
    case "location":
      return <LocationLink {...attachment} />;
    case "other":
      return attachment.url ? (
        <FileLink url={attachment.url} name={attachment.label} />
      ) : (
        <p class="attachment attachment--file">{attachment.label}</p>
      );
  }
}

type Media = Extract<Attachment, { kind: "image" | "audio" | "video" | "file" }>;

function MediaView({ media, createdAtMs }: { readonly media: Media; readonly createdAtMs: number }) {
  const { isReady, attempt, retry } = useStoredFile(createdAtMs);
  if (!isReady) return <p class="attachment attachment--waiting">Receiving {media.kind}…</p>;
  if (attempt >= MAX_TRIES) return <FileLink url={media.url} name={media.name} />;
  if (media.kind === "image") {
    return (
      <a class="attachment attachment--image" href={media.url} target="_blank" rel="noreferrer">
        <img key={attempt} src={media.url} alt={`Attachment: ${media.name}`} onError={retry} />
      </a>
    );
  }
  return (
    <div class={`attachment attachment--${media.kind}`}>
      {media.kind === "audio" ? (
        // biome-ignore lint/a11y/useMediaCaption: a customer's recording has no captions; the transcript follows when there is one
        <audio key={attempt} controls preload="metadata" src={media.url} aria-label={media.name} onError={retry} />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: as above
        <video key={attempt} controls preload="metadata" src={media.url} aria-label={media.name} onError={retry} />
      )}
      {media.transcript && <p class="attachment__transcript">“{media.transcript}”</p>}
    </div>
  );
}

function useStoredFile(createdAtMs: number) {
  const [isReady, setReady] = useState(Date.now() - createdAtMs > STORED_AFTER_MS);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (isReady) return;
    const timer = setTimeout(() => setReady(true), Math.max(0, createdAtMs + STORED_AFTER_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [isReady, createdAtMs]);
  const retry = () => {
    setTimeout(() => setAttempt(attempt + 1), RETRY_MS);
  };
  return { isReady, attempt, retry };
}

function FileLink({ url, name }: { readonly url: string; readonly name: string }) {
  return (
    <a class="attachment attachment--file" href={url} target="_blank" rel="noreferrer">
      <Icon name="file" />
      <span>{name}</span>
    </a>
  );
}

type Location = Extract<Attachment, { kind: "location" }>;

function LocationLink({ latitude, longitude, title }: Location) {
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <a
      class="attachment attachment--location"
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
      target="_blank"
      rel="noreferrer noopener"
    >
      <span class="attachment__map" aria-hidden="true">
        <Icon name="pin" />
      </span>
      <span>
        <strong>{title || "Location"}</strong>
        <span class="attachment__place">{place}</span>
      </span>
    </a>
  );
}
