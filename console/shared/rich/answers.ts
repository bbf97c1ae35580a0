import type { Choice } from "../chatwoot/rich-content.ts";

/** What a customer can answer inside a message. Each resolves to false when the server did not take it. */
export interface Answers {
  choose(choice: Choice): Promise<boolean>;
  rate(stars: number, feedback: string): Promise<boolean>;
  giveEmail(email: string): Promise<boolean>;
  fillForm(values: ReadonlyMap<string, string>): Promise<boolean>;
}
