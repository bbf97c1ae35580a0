/** Whether a connection can have this id. PostgreSQL rejects texts with a NUL. */
export const isPossibleId = (id: string): boolean => /^[^\p{C}]{1,200}$/u.test(id);
