import { useEffect, useState } from "preact/hooks";

const TICK_MS = 30_000;

/** The present, for ages like "4m"; a coarse clock keeps re-rendering rare. */
export function useNow(): number {
  const [nowMs, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
