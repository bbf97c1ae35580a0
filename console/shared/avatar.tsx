import type { PersonType } from "./chatwoot/person.ts";
import { Icon } from "./icon.tsx";
import "./avatar.css";

interface AvatarProps {
  readonly name: string;
  readonly type: PersonType;
  readonly size?: "small" | "large";
}

const HUES = 6;

/** Always next to the name in words, so it says nothing to a screen reader. */
export function Avatar({ name, type, size = "small" }: AvatarProps) {
  return (
    <span class={`avatar avatar--${size} avatar--${type} avatar--hue${hueOf(name)}`} aria-hidden="true">
      {type === "agent_bot" ? <Icon name="bot" /> : initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.charAt(0) ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? "") : "";
  return (first + last).toUpperCase();
}

function hueOf(name: string): number {
  let sum = 0;
  for (const char of name) sum += char.codePointAt(0) ?? 0;
  return sum % HUES;
}
