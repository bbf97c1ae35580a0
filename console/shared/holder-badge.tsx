import { HOLDER_LABELS, type Holder } from "./chatwoot/holder.ts";
import { Icon } from "./icon.tsx";
import "./badges.css";

export function HolderBadge({ holder, name }: { readonly holder: Holder; readonly name?: string | undefined }) {
  return (
    <span class={`badge badge--${holder}`}>
      <Icon name={holder} />
      <span class="visually-hidden">Baton: </span>
      <span class="badge__text">{name ?? HOLDER_LABELS[holder]}</span>
    </span>
  );
}
