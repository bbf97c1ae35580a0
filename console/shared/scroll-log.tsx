import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.tsx";
import "./scroll-log.css";

interface ScrollLogProps {
  readonly label: string;
  /** What the list is about: a new subject starts at its end. */
  readonly subject: string;
  readonly children: ComponentChildren;
}

const NEAR_END_PX = 80;

/** A list that stays at its end while messages and images arrive, unless the reader scrolled up to read. */
export function ScrollLog({ label, subject, children }: ScrollLogProps) {
  const { frame, content, isAway, onScroll, toEnd } = usePinnedEnd(subject);
  return (
    <div class="scroll-log">
      <div
        class="scroll-log__frame"
        ref={frame}
        onScroll={onScroll}
        role="log"
        aria-live="off"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
      >
        <div ref={content} class="scroll-log__content">
          {children}
        </div>
      </div>
      {isAway && (
        <button type="button" class="scroll-log__end" onClick={toEnd}>
          <Icon name="down" /> Latest messages
        </button>
      )}
    </div>
  );
}

function usePinnedEnd(subject: string) {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isPinned = useRef(true);
  const lastTop = useRef(0);
  const [isAway, setAway] = useState(false);

  const toEnd = () => {
    if (frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  };
  const onScroll = () => {
    if (!frame.current) return;
    const { scrollHeight, scrollTop, clientHeight } = frame.current;
    const isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    // Growth of the list also leaves the end behind; only a move upwards is the reader's own.
    isPinned.current = isNearEnd || (isPinned.current && scrollTop >= lastTop.current);
    lastTop.current = scrollTop;
    setAway(!isPinned.current);
  };
  useLayoutEffect(() => {
    isPinned.current = true;
    setAway(false);
    toEnd();
  }, [subject]);
  useEffect(() => {
    if (!content.current || !frame.current) return;
    const observer = new ResizeObserver(() => isPinned.current && toEnd());
    observer.observe(content.current);
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return { frame, content, isAway, onScroll, toEnd };
}
