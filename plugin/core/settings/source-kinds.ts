/** Where knowledge comes from. */
export const sourceKinds = ["article", "canned_response", "file", "entry"] as const;
export type SourceKind = (typeof sourceKinds)[number];
