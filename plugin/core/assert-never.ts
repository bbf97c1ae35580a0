/** Makes the compiler name the case that a switch forgot; at run time the data came from a newer version of Baton. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
