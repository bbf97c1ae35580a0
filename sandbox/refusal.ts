/** A request Chatwoot would refuse: thrown anywhere, turned into the answer in one place. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`refused with ${status}`);
    this.name = "Refusal";
    this.status = status;
    this.body = body;
  }
}

export const notFound = () => new Refusal(404, { error: "Resource could not be found" });

export const notAuthorized = () => new Refusal(401, { error: "You are not authorized to do this action" });

export const missingParam = (name: string) =>
  new Refusal(422, { error: `param is missing or the value is empty: ${name}` });

export const invalidRecord = (message: string, attributes: readonly string[]) =>
  new Refusal(422, { message, attributes });

export const unprocessable = (error: string) => new Refusal(422, { error });

export const crashed = () => new Refusal(500, { status: 500, error: "Internal Server Error" });
