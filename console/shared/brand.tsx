import "./brand.css";

/** The mark: a baton in mid-pass, with the lane lines it leaves behind. */
export function Brand() {
  return (
    <span class="brand">
      <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path class="brand__lane" d="M3 21c5-1 8-3 11-6M5 26c6-1.5 10-4 14-8" />
        <g transform="rotate(-40 18 14)">
          <rect class="brand__stick" x="6" y="10.5" width="24" height="7" rx="3.5" />
          <path class="brand__band" d="M12.5 10.5v7M23.5 10.5v7" />
        </g>
      </svg>
      <span class="brand__name">Baton</span>
    </span>
  );
}
