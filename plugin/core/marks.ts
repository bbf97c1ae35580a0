/** Small facts kept with a conversation from one event to the next. Only the mark that wrote a fact reads it. */
export type Marks = Readonly<Record<string, unknown>>;

export interface Mark<T> {
  /** Null: nothing is noted. */
  read(marks: Marks): T | null;
  /** What a handler returns as `marks`; null forgets the fact. Several are spread into one object. */
  set(value: T | null): Marks;
}

const EPISODE = "episode.";

/** A fact that lasts as long as the conversation. `is` recognises what an earlier version may have stored. */
export const conversationMark = <T>(name: string, is: (value: unknown) => value is T): Mark<T> => ({
  read: ({ [name]: value }) => (is(value) ? value : null),
  set: (value) => ({ [name]: value }),
});

/** A fact of one episode: when the customer comes back after the end, it is forgotten. */
export const episodeMark = <T>(name: string, is: (value: unknown) => value is T): Mark<T> =>
  conversationMark(`${EPISODE}${name}`, is);

export const forgetEpisode = (marks: Marks): Marks =>
  Object.fromEntries(Object.entries(marks).filter(([name]) => !name.startsWith(EPISODE)));

export const isTrue = (value: unknown): value is true => value === true;

/** The names of episode marks before they had a group of their own: rows of that time still hold them. */
const UNGROUPED = new Set([
  "abuse",
  "acknowledged_at",
  "alarm",
  "clarified",
  "held",
  "intents",
  "listening",
  "never_close",
  "opted_out_handoff",
  "route",
]);

export const groupMarks = (marks: Marks): Marks =>
  Object.fromEntries(
    Object.entries(marks).map(([name, value]) => [UNGROUPED.has(name) ? `${EPISODE}${name}` : name, value]),
  );
