import { isNumber, isShaped, isText } from "../json.ts";
import { episodeMark } from "../marks.ts";

/** An agent has called the supervisors in this episode. */
export interface Escalation {
  readonly at: number;
  /** Chatwoot's id and name of the agent. */
  readonly by: number;
  readonly name: string;
  readonly reason: string | null;
}

export const escalated = episodeMark(
  "escalated",
  isShaped<Escalation>({
    at: isNumber,
    by: isNumber,
    name: isText,
    reason: (reason) => reason === null || isText(reason),
  }),
);

/** Lets agents filter their list of conversations. */
export const ESCALATED_LABEL = "escalated";
