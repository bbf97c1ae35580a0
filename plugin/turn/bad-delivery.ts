/** A delivery that Baton cannot turn into a turn: trying it again will not help, and leaving it waiting blocks the rest. */
class BadDelivery extends Error {}

/** PostgreSQL's classes for data that it cannot store. Its others (gone, busy, too slow) are nobody's fault and pass. */
const DATA_ERRORS = /^(22|23|54)/;

export function blameDelivery<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new BadDelivery("A delivery could not be understood", { cause });
  }
}

export function isBad(err: unknown): boolean {
  if (!(err instanceof Error)) return false;
  return err instanceof BadDelivery || ("code" in err && typeof err.code === "string" && DATA_ERRORS.test(err.code));
}
