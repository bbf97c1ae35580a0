export const FACES = [
  { stars: 1, label: "Very bad", mouth: "M9.500 21.500c2-3.600 11-3.600 13 0" },
  { stars: 2, label: "Bad", mouth: "M10.500 20.800c1.800-2.200 9.200-2.200 11 0" },
  { stars: 3, label: "Fair", mouth: "M10.800 20h10.400" },
  { stars: 4, label: "Good", mouth: "M10.500 18.800c1.800 2.400 9.200 2.400 11 0" },
  { stars: 5, label: "Very good", mouth: "M9.500 17.800c1.200 6.400 11.800 6.400 13 0Z" },
] as const;

/** Drawn, not an emoji: it looks the same on every system and takes the page's colours. */
export function Face({ stars }: { readonly stars: number }) {
  const face = FACES[Math.min(Math.max(Math.round(stars), 1), 5) - 1];
  return (
    <svg class={`face face--${stars}`} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle class="face__skin" cx="16" cy="16" r="14" />
      <path class="face__eyes" d="M11.500 12v.8M20.500 12v.8" />
      <path class="face__mouth" d={face?.mouth ?? ""} />
    </svg>
  );
}
