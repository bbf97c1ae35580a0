import { useState } from "preact/hooks";
import type { Message } from "../chatwoot/message.ts";
import { submittedEmailOf } from "../chatwoot/rich-content.ts";
import { Icon } from "../icon.tsx";
import type { Answers } from "./answers.ts";

interface EmailRequestProps {
  readonly message: Message;
  readonly answers: Answers | null;
}

export function EmailRequest({ message, answers }: EmailRequestProps) {
  const [email, setEmail] = useState("");
  const [isBusy, setBusy] = useState(false);
  const given = submittedEmailOf(message);
  if (given) {
    return (
      <p class="rich-given">
        <Icon name="check" /> {given}
      </p>
    );
  }
  if (!answers) return <p class="rich-note">Waiting for the customer's e-mail address</p>;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    await answers.giveEmail(email.trim());
    setBusy(false);
  };
  return (
    <form class="inline-form" onSubmit={(event) => void submit(event)}>
      <input
        class="field"
        type="email"
        required
        autocomplete="email"
        aria-label="Your e-mail address"
        placeholder="name@example.com"
        value={email}
        onInput={(event) => setEmail(event.currentTarget.value)}
      />
      <button type="submit" class="button button--primary" aria-disabled={isBusy}>
        Send
      </button>
    </form>
  );
}
