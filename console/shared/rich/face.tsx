export const FACES = [
  { stars: 1, label: "Very bad", mouth: "M9.5 21.5c2-3.6 11-3.6 13 0" },
  { stars: 2, label: "Bad", mouth: "M10.5 20.8c1.8-2.2 9.2-2.2 11 0" },
  { stars: 3, label: "Fair", mouth: "M10.8 20h10.4" },
  { stars: 4, label: "Good", mouth: "M10.5 18.8c1.8 2.4 9.2 2.4 11 0" },
  { stars: 5, label: "Very good", mouth: "M9.5 17.8c1.2 6.4 11.8 6.4 13 0Z" },
] as const;

/** Drawn, not an emoji: it looks the same on every system and takes the page's colours. */
export function Face({ stars }: { readonly stars: number }) {
  const face = FACES[Math.min(Math.max(Math.round(stars), 1), 5) - 1];
  return (
    <svg class={`face face--${stars}`} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle class="face__skin" cx="16" cy="16" r="14" />
      <path class="face__eyes" d="M11.5 12v.8M20.5 12v.8" />
      <path class="face__mouth" d={face?.mouth ?? ""} />
    </svg>
  );
}
