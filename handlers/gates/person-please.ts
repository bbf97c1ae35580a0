import { type Gate, isAsking, passOn, wishForPerson, wishHandoff } from "../../plugin/bot.ts";

/** "Quero falar com um atendente": the customer gets a person without a question to a model. */
export const personPlease: Gate = {
  name: "person-please",
  reason: "Before any thinking: whoever asks for a person gets one, always and at once",
  run(event, context) {
    const language = isAsking(event) ? wishForPerson(event, context) : undefined;
    if (!language) return passOn;
    return { kind: "stop", because: "asks_for_a_person", handOff: wishHandoff("keyword", { language }) };
  },
};
