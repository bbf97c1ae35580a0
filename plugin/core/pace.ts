/** Whether somebody who writes fast is still listened to. */
export interface Pace {
  readonly allowed: boolean;
  /** The one refusal of a window that is answered with a polite line; the others are met with silence. */
  readonly isFirstRefusal: boolean;
}

export interface PaceLimits {
  readonly perMinute: number;
  /** Null: only the minute counts. */
  readonly perHour: number | null;
}
