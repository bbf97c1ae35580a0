import { openConfig } from "../../plugin/cli/open-config.ts";
import type { Brain } from "../../plugin/core/decision.ts";
import { talkTexts } from "../../plugin/core/texts/texts.ts";
import { explainPlainly } from "../../plugin/core/turn/explain-plainly.ts";
import { recapByRules } from "../../plugin/core/turn/recap.ts";
import { startBaton } from "../../plugin/main.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";

/** Greets back at once: the path is measured, and not what is said. */
const brain: Brain = {
  decide: async ({ settings }) => ({
    kind: "answer",
    text: talkTexts[settings.locale].greeting,
    because: explainPlainly("Only a greeting: greeted back"),
  }),
  recap: async (context, because) => recapByRules(context, because),
};

const { config } = await openConfig();
const log = createLogger({ level: config.LOG_LEVEL });
const baton = await startBaton({ config, log, brain });
process.once("SIGTERM", () => void baton.stop().then(() => process.exit(0)));
