import type { RecordGap } from "../core/knowledge.ts";
import type { GapStore } from "../db/knowledge/gap-store.ts";
import { askedTerms } from "./question.ts";

const MAX_CHARS = 300;
const E_MAIL = /[^\s@<>()]+@[^\s@<>()]+/gu;
/** Telephone, document and order numbers; a price or a year is shorter. */
const LONG_NUMBER = /\d(?:[\s.,/()-]{0,2}\d){4,}/gu;
const HIDDEN = "…";

/** Records unanswered questions without e-mail addresses and long numbers. */
export function createRecordGap({ gaps, now }: { readonly gaps: GapStore; readonly now: () => number }): RecordGap {
  return async ({ connectionId, inboxId, question }) => {
    const hidden = question.replace(E_MAIL, HIDDEN).replace(LONG_NUMBER, HIDDEN).replace(/\s+/g, " ").trim();
    const terms = [...new Set(askedTerms(hidden))];
    if (terms.length === 0) return;
    await gaps.record({ connectionId, inboxId, question: hidden.slice(0, MAX_CHARS), terms, at: now() });
  };
}
