/** How a form shows a setting. Missing hints are derived: the widget from the type, the order from the file. */
export interface UiHint {
  readonly group?: string;
  readonly widget?: Widget;
  readonly order?: number;
}

export type Widget =
  | "switch"
  | "number"
  | "text"
  | "textarea"
  | "select"
  | "tags"
  | "duration"
  | "time_zone"
  | "team"
  | "map"
  | "list"
  | "ladder"
  | "opening_hours"
  | "holidays"
  | "routing_rules"
  | "section";

interface Setting {
  readonly description: string;
  readonly default: unknown;
  readonly ui?: UiHint;
}

/**
 * A group of settings in the schema. Each needs a description and a default: a document says only what differs, so a
 * new setting needs no migration, and whoever reads the documentation finds all of them.
 */
export const section = <const P extends Readonly<Record<string, Setting>>>(description: string, properties: P) =>
  ({ type: "object", additionalProperties: false, default: {}, description, properties }) as const;
