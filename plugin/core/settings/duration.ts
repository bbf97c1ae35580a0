const UNITS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** `90s`, `10m`, `2h` in milliseconds; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,6})([smh])$/.exec(text.trim().toLowerCase()) ?? [];
  return amount && (unit === "s" || unit === "m" || unit === "h") ? Number(amount) * UNITS[unit] : undefined;
}
