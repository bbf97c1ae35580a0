const RENEW_MS = 8_000;
const IDLE_MS = 3_000;

/** Turns keystrokes into few "on" notices and one "off" after a pause. */
export function createTypingNotice(tell: (isOn: boolean) => void) {
  let lastOnMs = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(idle);
    if (lastOnMs > 0) tell(false);
    lastOnMs = 0;
  };
  return {
    stop,
    keystroke() {
      clearTimeout(idle);
      idle = setTimeout(stop, IDLE_MS);
      if (Date.now() - lastOnMs < RENEW_MS) return;
      lastOnMs = Date.now();
      tell(true);
    },
  };
}
