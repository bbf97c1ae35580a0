import { type Message, mergeMessages } from "../../shared/chatwoot/message.ts";
import type { Answers } from "../../shared/rich/answers.ts";
import { channelTraits } from "./channels.ts";
import { type ChatContext, findSeat } from "./chat-state.ts";

interface AnswerTarget {
  readonly message: Message;
  readonly sendText: (text: string) => void;
}

/** What the customer answers inside a message, on the way its channel would carry it. */
export function createAnswers({ store, api, onError }: ChatContext, { message, sendText }: AnswerTarget): Answers {
  const submit = async (answer: object): Promise<boolean> => {
    const seat = findSeat(store.get(), store.get().selectedKey);
    if (!seat) return false;
    try {
      const updated = await api.submit(seat, message.id, answer);
      store.set(({ messages }) => ({ messages: mergeMessages(messages, [updated]) }));
      return true;
    } catch (err) {
      onError("The answer was not sent", err);
      return false;
    }
  };
  return {
    choose({ title, value }) {
      const seat = findSeat(store.get(), store.get().selectedKey);
      if (seat && channelTraits(seat.inbox.channelType).choiceTravels === "as_text") {
        sendText(title);
        return Promise.resolve(true);
      }
      return submit({ submitted_values: [{ title, value }] });
    },
    rate: (stars, feedback) =>
      submit({ submitted_values: { csat_survey_response: { rating: stars, feedback_message: feedback } } }),
    giveEmail: (email) => submit({ submitted_email: email }),
    fillForm: (values) => submit({ submitted_values: [...values].map(([name, value]) => ({ name, value })) }),
  };
}
