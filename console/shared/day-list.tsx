import { type ComponentChildren, Fragment } from "preact";
import { dayName, isSameDay } from "./text/time.ts";

interface DayListProps<T> {
  readonly items: readonly T[];
  readonly nowMs: number;
  readonly keyOf: (item: T) => string | number;
  /** Gives a list item; the previous one is undefined at the start of a day. */
  readonly render: (item: T, previous: T | undefined) => ComponentChildren;
}

/** A list with a line at each new day. */
export function DayList<T extends { readonly createdAtMs: number }>({ items, nowMs, keyOf, render }: DayListProps<T>) {
  return (
    <ol class="day-list">
      {items.map((item, index) => {
        const previous = items[index - 1];
        const isNewDay = !previous || !isSameDay(previous.createdAtMs, item.createdAtMs);
        return (
          <Fragment key={keyOf(item)}>
            {isNewDay && (
              <li class="day-list__day">
                <span>{dayName(item.createdAtMs, nowMs)}</span>
              </li>
            )}
            {render(item, isNewDay ? undefined : previous)}
          </Fragment>
        );
      })}
    </ol>
  );
}
