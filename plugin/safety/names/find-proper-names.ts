import { findCities } from "../../language/entities/cities.ts";
import { foldInPlace } from "../../language/fold.ts";
import { around, findAll, type PiiKind, type PiiSpan } from "../pii/pii-span.ts";
import { findRuns, type Run } from "./capital-runs.ts";
import { isCommonWord, isCompanyWord, isGivenName, isNationality, isPlaceName, placeNames } from "./known-names.ts";

/** "Lopez, Santos and Coleman", "Miller-Hart": how law firms call themselves. */
const FIRM = /(?<![\p{L}'’-]|[,:] )\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?, \p{Lu}\p{L}+ (?:and|&|e) \p{Lu}\p{L}+/gu;
const BEFORE_COMPANY =
  /(?:\bwork(?:s|ed|ing)? (?:for|at)|\bemployed (?:by|at)|\b(?:ceo|cto|founders?|president|head|director|employees?|address|offices?|shares|subsidiary|chief executive) of(?: the)?|\bsupport|\bjoin(?:ed|ing)?|\bbecame|\brecorded for|\bowned by|\bacquired by|\bcompany|\bfirm|\bstartup|\btrabalh\p{L}+ (?:na|no|para)|\bempresa|\bcontratad[oa] pel[oa]|\btrabaj\p{L}+ (?:en|para)|\bcompa[nñ][ií]a|\bspent a year at)\s*$/iu;
const AFTER_COMPANY =
  /^\s*(?:,? (?:is|was|are) (?:an?|the|our) (?:\p{L}+ ){0,4}?(?:company|agency|bank|firm|organi[sz]ation|start-?up|brainchild|non-?profit|corporation|business|provider|manufacturer|charity|association|501)|,? (?:is|was) the brainchild|(?:'s)? (?:offices?|headquarters|employees?|ceo|songwriter|spokes\p{L}+|executives?|resignation|orchestra|stores?|products?|shareholders)\b| (?:invested|announced|acquired|launched|was founded|has its|offers|provides)\b)/iu;
const CAMEL = /\p{Ll}\p{Lu}|^\p{Lu}\.\p{Lu}\.|\p{L}\d|(?:\.com|\.io|ify|soft|tech|corp|bank|data|labs|ware)$/u;

const COUNTRY = new RegExp(
  `(?<![\\p{L}-])(?:${[...new Set(placeNames())]
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replaceAll(".", "\\."))
    .join("|")})(?![\\p{L}-])`,
  "gu",
);
/** A nationality in small letters counts only after such words: "polish" and "turkey" have other meanings. */
const PEOPLE = /(?<=\b(?:am|are|is|an?|proud|sou|somos|soy|great|serves) )\p{L}{4,20}(?!\p{L})/gu;
const isPeople = (word: string) =>
  isNationality(word) || isNationality(word.replace(/(?:e?s|mans?|men|wom[ae]n)$/, ""));
/** In a text without capitals only these words announce a name. */
const SAYS_NAME =
  /(?<=\b(?:my name is|name is|name's|call me|calls? me|called|named|me chamo|meu nome [eé]|mi nombre es|me llamo|user:) )\p{L}{2,20}(?: \p{L}{3,20})?/gu;
const BEFORE_PLACE =
  /(?:\b(?:in|to|at|near|toward|towards|visit(?:ing|ed)?|leaving|around|outside|throughout|across|from|originally from|lives? in|moved (?:here )?from|born in|arrived (?:at|in)|flew to|returned to|city of|state of|town of|em|para|at[eé]|desde|cidade de|moro em|vivo en|ciudad de|hacia|where:|cidade:|city:|country:|pa[ií]s:|state:|estado:|bairro:))\s*$/iu;
const AFTER_PLACE =
  /^\s*(?:(?:'s)? (?:bridge|airport|leader|government|country club|city|county|province|region|was super fun|is beautiful|weather)\b)/iu;
const BEFORE_PERSON =
  /(?:\b(?:mr|mrs|ms|miss|dr|prof|sr|sra|srta|dona|do[nñ]a|sir|lady)\.?|\bname(?:'s| is|d| to)?:?|\bcall(?:s|ed)? (?:me|him|her)?|\bi'?m|\bi am|\bthis is|\bhi|\bhello|\bdear|\bby|\bsaid|\bsays|\basks?|\bto:?|\bfrom:?|\bme chamo|\bmeu nome [eé]|\bsou (?:o|a)|\baqui [eé] (?:o|a)?|\bmi nombre es|\bme llamo|\bsoy|\bfalar com (?:o|a)|\bol[aá],?|\boi,?|\bhola,?|\bmet|\bwith|\band|\bas|\bmy (?:kid|son|daughter|wife|husband|brother|sister|mother|father|partner|friend|boss|name)(?:'s name)?(?: is)?|\bunder|user:|\bmeu (?:filho|marido|pai|irm[aã]o)|\bminha (?:filha|esposa|m[aã]e|irm[aã]))\s*$/iu;
const AFTER_PERSON =
  /^(?:'s\b|’s\b|\s*:|,? (?:is|was|are|were|has|had|lives?|lived|said|says|will|would|can|could|did|does|shouted|listed|began|spent|flew|works?|went|called|wrote|told|asked|thinks?|wants?|needs?|and|mora|disse|foi|est[aá]|quer|vive|dijo|es|fue|quiere|von|van)\b|,? the \p{L}+, said|\s*\()/u;

/** Names of people, places and companies, by capitals, lists and the words around them. */
export function findProperNames(text: string): readonly PiiSpan[] {
  const firms = [...text.matchAll(FIRM)].map(({ 0: found, index }) =>
    at({ start: index, end: index + found.length }, "company", 0.72),
  );
  const cities = findCities(text, foldInPlace(text))
    .filter(({ confidence }) => confidence >= 0.8)
    .map((city) => at(city, "place", 0.6));
  const folded = foldInPlace(text);
  const countries = findAll(folded, COUNTRY, (_found, { start }) =>
    /\p{Lu}/u.test(text[start] ?? "") || !/\p{Lu}/u.test(text) ? { kind: "place", confidence: 0.71 } : null,
  );
  const peoples = findAll(folded, PEOPLE, (found) =>
    isPeople(found) ? { kind: "nationality", confidence: 0.7 } : null,
  );
  const said = /\p{Lu}/u.test(text) ? [] : findAll(text, SAYS_NAME, readSaidName);
  const named = findRuns(text).flatMap((run) => readRun(text, run));
  return [...firms, ...countries, ...peoples, ...said, ...named, ...cities];
}

const at = (
  { start, end }: { readonly start: number; readonly end: number },
  kind: PiiKind,
  confidence: number,
): PiiSpan => ({
  kind,
  start,
  end,
  confidence,
});

function readRun(text: string, run: Run): readonly PiiSpan[] {
  const { before, after } = around(text, run, 48);
  const folded = run.words.map((word) => word.folded).join(" ");
  const [first, second] = run.words;
  if (isPlaceName(folded)) return [at(run, "place", 0.7)];
  if (isNationality(folded) || isNationality(folded.replace(/e?s$/, ""))) return [at(run, "nationality", 0.7)];
  /** "American Border Force": the words after a nationality are no person's name. */
  if (first && isNationality(first.folded)) return [at(first, "nationality", 0.7)];
  if (isCompany({ written: text.slice(run.start, run.end), before, after, run })) return [at(run, "company", 0.66)];
  const isKnown = isGivenName(first?.folded ?? "") || (run.words.length > 1 && isGivenName(second?.folded ?? ""));
  const isTitled = /\b(?:mrs?|ms|miss|dra?|profa?|sra?|srta|dona|sir)\.? $/iu.test(before);
  const hasInitial = run.words.length > 1 && run.words.some((word) => /^\p{Lu}\.?$/u.test(word.text));
  const isOwner = run.words.length > 1 && /^['’]s\b/.test(after);
  if (isKnown || isTitled || hasInitial || isOwner) return [at(run, "person", 0.68)];
  if (
    BEFORE_PLACE.test(before) &&
    !/\b(?:said|says|spoke|talk|write|wrote|sold|listen\p{L}*|similar) to\s*$/iu.test(before)
  )
    return [at(run, "place", 0.6)];
  if (AFTER_PLACE.test(after) && run.words.length < 3 && !run.startsSentence) return [at(run, "place", 0.55)];
  if (BEFORE_PERSON.test(before) || AFTER_PERSON.test(after)) return [at(run, "person", 0.6)];
  if (run.words.length >= 2) return [at(run, "person", 0.55)];
  return run.startsSentence || isCommonWord(folded.replace(/(?:s|es|ed|ing|ly)$/, "")) ? [] : [at(run, "person", 0.5)];
}

function readSaidName(found: string): { readonly kind: "person"; readonly confidence: number } | null {
  return found.split(" ").some((word) => isCommonWord(foldInPlace(word))) ? null : { kind: "person", confidence: 0.6 };
}

interface Named {
  readonly written: string;
  readonly before: string;
  readonly after: string;
  readonly run: Run;
}

function isCompany({ written, before, after, run }: Named): boolean {
  if (run.words.length > 1 && isCompanyWord(run.words.at(-1)?.folded ?? "")) return true;
  if (BEFORE_COMPANY.test(before) || AFTER_COMPANY.test(after)) return true;
  return run.words.length < 3 && CAMEL.test(written) && !/^(?:Mc|Mac|De|Di|La|Le|Van|O['’])\p{Lu}/u.test(written);
}
