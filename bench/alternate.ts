export interface Contenders<T> {
  readonly baton: (round: number) => Promise<T>;
  readonly reference: (round: number) => Promise<T>;
}

export interface Rounds<T> {
  readonly baton: readonly T[];
  readonly reference: readonly T[];
}

/** Both in every round, who goes first changing each time: what else the machine does meets both alike. */
export async function alternate<T>(
  { baton, reference }: Contenders<T>,
  { rounds, onRound }: { rounds: number; onRound: (round: number) => void },
): Promise<Rounds<T>> {
  const samples = { baton: [] as T[], reference: [] as T[] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) samples.baton.push(await baton(round));
    samples.reference.push(await reference(round));
    if (round % 2 === 1) samples.baton.push(await baton(round));
    onRound(round);
  }
  return samples;
}
