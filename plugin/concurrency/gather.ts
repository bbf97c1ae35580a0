/**
 * Sends one piece at a time; what comes meanwhile goes with the next one. So many small calls become few large ones just
 * when the receiver is slow, and nothing waits when it is not. `send` must not throw.
 */
export function gather<T>(
  send: (items: readonly T[]) => Promise<void>,
  most: number,
): (items: readonly T[]) => Promise<void> {
  let last = Promise.resolve();
  let next: { readonly items: T[]; readonly sent: Promise<void> } | undefined;

  function startPiece() {
    const items: T[] = [];
    const sent = last.then(() => {
      if (next?.items === items) next = undefined;
      return send(items);
    });
    last = sent;
    return { items, sent };
  }

  return (items) => {
    if (!next || next.items.length + items.length > most) next = startPiece();
    next.items.push(...items);
    return next.sent;
  };
}
