import { sourceKinds } from "../source-kinds.ts";
import { section } from "./section.ts";

/** What the bot may draw on. */
export const knowledgeSettings = section("What the bot knows", {
  sources: {
    type: "array",
    default: [...sourceKinds],
    uniqueItems: true,
    items: { type: "string", enum: sourceKinds },
    description:
      "Kinds of sources that are used: Help Center articles, canned responses, files of the knowledge folder, own entries",
  },
  portals: {
    type: "array",
    default: [],
    uniqueItems: true,
    items: { type: "string", minLength: 1 },
    description: "Help Center portals that are used, by the name in their address; none named: all of the account",
  },
});
