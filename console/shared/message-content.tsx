import type { ComponentChildren } from "preact";
import { AttachmentView } from "./attachment-view.tsx";
import { isDeleted, type Message } from "./chatwoot/message.ts";
import { MessageText } from "./message-text.tsx";
import type { Answers } from "./rich/answers.ts";
import { Articles, Cards } from "./rich/cards.tsx";
import { Choices } from "./rich/choices.tsx";
import { EmailRequest } from "./rich/email-request.tsx";
import { Form } from "./rich/form.tsx";
import { Rating } from "./rich/rating.tsx";
import "./rich/rich.css";

interface MessageContentProps {
  readonly message: Message;
  /** Null where the reader can only look: at the desk. */
  readonly answers: Answers | null;
}

export function MessageContent({ message, answers }: MessageContentProps) {
  if (isDeleted(message)) return <p class="rich-note">{message.content || "This message was deleted"}</p>;
  return (
    <>
      {message.content && <MessageText text={message.content} />}
      <RichPart message={message} answers={answers} />
      {message.attachments.map((attachment) => (
        <AttachmentView key={attachment.id} attachment={attachment} createdAtMs={message.createdAtMs} />
      ))}
    </>
  );
}

function RichPart({ message, answers }: MessageContentProps): ComponentChildren {
  switch (message.contentType) {
    case "input_select":
      return <Choices message={message} answers={answers} />;
    case "input_csat":
      return <Rating message={message} answers={answers} />;
    case "input_email":
      return <EmailRequest message={message} answers={answers} />;
    case "form":
      return <Form message={message} answers={answers} />;
    case "cards":
      return <Cards message={message} />;
    case "article":
      return <Articles message={message} />;
    default:
      return null;
  }
}
