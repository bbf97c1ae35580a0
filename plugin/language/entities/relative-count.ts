import { findNumbers } from "./numbers.ts";

const WORDS =
  "uma?|un[ao]?|an?|one|dois|duas|dos|two|tres|three|quatro|cuatro|four|cinco|five|seis|six|sete|siete|seven|oito|ocho|eight|nove|nueve|nine|dez|diez|ten|doze|doce|twelve|quinze|quince|fifteen|vinte|veinte|twenty|trinta|treinta|thirty|meia|media|half an?|a couple of|a few|alguns|algumas|algunos|algunas";

/** How many of a unit, as a group of a pattern. */
export const countPattern = `(\\d{1,3}|${WORDS})`;

const VAGUE: Readonly<Record<string, number>> = { meia: 0.5, media: 0.5, "a couple of": 2, "a few": 3 };

export function readCount(written: string): number {
  const vague =
    VAGUE[written] ?? (written.startsWith("half") ? 0.5 : undefined) ?? (/^alg/.test(written) ? 3 : undefined);
  if (vague !== undefined) return vague;
  if (/^(?:uma?|un[ao]?|an?|one)$/.test(written)) return 1;
  return findNumbers(written)[0]?.value ?? 1;
}
