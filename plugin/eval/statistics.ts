/** Zero without items. */
export function mean<T>(items: readonly T[], measure: (item: T) => number): number {
  return items.reduce((sum, item) => sum + measure(item), 0) / Math.max(1, items.length);
}

/** The share of the items for which `holds` is true; zero without items. */
export const share = <T>(items: readonly T[], holds: (item: T) => boolean): number =>
  mean(items, (item) => Number(holds(item)));

/** The median and the 95th percentile of durations. */
export function percentiles(durationsMs: readonly number[]): { readonly p50Ms: number; readonly p95Ms: number } {
  const sorted = durationsMs.toSorted((first, second) => first - second);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}
