import { useState } from "preact/hooks";
import type { Message } from "../chatwoot/message.ts";
import { type Choice, choicesOf, chosenOf } from "../chatwoot/rich-content.ts";
import { Icon } from "../icon.tsx";
import { languageOf } from "../text/language.ts";
import type { Answers } from "./answers.ts";

interface ChoicesProps {
  readonly message: Message;
  readonly answers: Answers | null;
}

export function Choices({ message, answers }: ChoicesProps) {
  const [isBusy, setBusy] = useState(false);
  const chosen = chosenOf(message);
  const isOver = answers === null || chosen !== null || isBusy;
  const choose = async (choice: Choice) => {
    if (isOver) return;
    setBusy(true);
    await answers.choose(choice);
    setBusy(false);
  };
  return (
    <ul class="choices" aria-label="Options" lang={languageOf(message.content)}>
      {choicesOf(message).map((choice) => (
        <li key={choice.value}>
          {answers === null ? (
            <span class={`choice choice--shown ${chosen?.value === choice.value ? "choice--chosen" : ""}`}>
              <Label choice={choice} isChosen={chosen?.value === choice.value} />
            </span>
          ) : (
            <button
              type="button"
              class={`choice ${chosen?.value === choice.value ? "choice--chosen" : ""}`}
              aria-pressed={chosen?.value === choice.value}
              aria-disabled={isOver}
              onClick={() => void choose(choice)}
            >
              <Label choice={choice} isChosen={chosen?.value === choice.value} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Label({ choice, isChosen }: { readonly choice: Choice; readonly isChosen: boolean }) {
  return (
    <>
      {isChosen && <Icon name="check" />}
      {choice.title}
      {isChosen && <span class="visually-hidden"> (chosen)</span>}
    </>
  );
}
