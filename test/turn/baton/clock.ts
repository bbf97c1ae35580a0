/** A clock that can be put forward, for Baton and its Chatwoot together: what takes hours happens at once. */
export function aClock() {
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  return {
    now,
    options: { now, chatwootNow: () => new Date(now()) },
    forward(duration: { readonly minutes: number }): void {
      aheadMs += duration.minutes * 60_000;
    },
  };
}
