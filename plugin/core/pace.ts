/** Whether an author who writes fast is still answered. */
export interface Pace {
  readonly allowed: boolean;
  /** The one refusal of a window that is answered with a polite line; the others are met with silence. */
  readonly isFirstRefusal: boolean;
  /** After a refusal: when the window ends in which too much was written, and whether it is the hour's. */
  readonly window?: { readonly endsInMs: number; readonly isHour: boolean };
}

export interface PaceLimits {
  readonly perMinute: number;
  /** Null: only the minute counts. */
  readonly perHour: number | null;
}
