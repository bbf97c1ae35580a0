/** Keys of known services, by their prefixes. */
const KEYS =
  /\b(?:sk-(?:[a-z]+-)?[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[\w-]{35}|glpat-[\w-]{20}|[rs]k_(?:live|test)_[A-Za-z0-9]{16,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}|SG\.[\w-]{16,}\.[\w-]{16,})|-----BEGIN [A-Z ]*PRIVATE KEY-----/;
/** "Senha: Xy12!", "password is hunter2": a word that could be a password follows. */
const STATED_PASSWORD =
  /(?:\bsenha|\bpassword|\bpasscode|\bcontrase[nñ]a|\bapi[ _-]?key|\bsecret key|\btoken)(?: (?:d[aoe]s?|del?|of|for)(?: (?:the|la|el))? [\p{L}-]+)?(?:\s*[:=]\s*| (?:is|é|es) )["'`“*]*(?=[^\s"'`”]*\d)([^\s"'`”,;]{4,})/giu;

export function holdsKey(text: string): boolean {
  return KEYS.test(text);
}

/** Whether an answer holds a key, or a password that is not in a source. The Wi-Fi password may be in one. */
export function tellsSecret(answer: string, isKnown: (value: string) => boolean): boolean {
  if (holdsKey(answer)) return true;
  return [...answer.matchAll(STATED_PASSWORD)].some(([, value = ""]) => !isKnown(value));
}
