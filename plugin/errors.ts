/** Everything that goes wrong in Baton has one of these codes; callers decide on `retryable`, never on the text. */
export type ErrorCode =
  | "config_invalid"
  | "connection_unknown"
  | "signature_invalid"
  | "delivery_invalid"
  | "delivery_too_large"
  | "request_timeout"
  | "store_unavailable"
  | "chatwoot_unavailable"
  | "chatwoot_rejected"
  | "chatwoot_unauthorized"
  | "chatwoot_not_found"
  | "chatwoot_throttled"
  | "port_taken"
  | "not_found"
  | "conflict"
  | "settings_invalid"
  | "request_invalid"
  | "unauthenticated"
  | "forbidden"
  | "too_many_attempts"
  | "token_uncheckable"
  | "model_unavailable"
  | "model_refused"
  | "budget_spent"
  | "aborted";

/** A message a person will read says what to do next. */
export abstract class BatonError extends Error {
  abstract readonly code: ErrorCode;
  readonly retryable: boolean = false;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class ConfigInvalid extends BatonError {
  readonly code = "config_invalid";
}

/** The sender could not prove who it is. One text for every cause, so that nothing can be learned by probing. */
export class Unauthorized extends BatonError {
  readonly code = "signature_invalid";
}

export class DeliveryInvalid extends BatonError {
  readonly code = "delivery_invalid";
}

export class StoreUnavailable extends BatonError {
  readonly code = "store_unavailable";
  override readonly retryable = true;
}

/**
 * What became of a failed call. Chatwoot keeps no idempotency key, so the outbox decides on this before it sends again.
 * - `not_done`: refused, or never sent; sending again makes no double.
 * - `maybe_done`: Chatwoot answered, but not in a way that tells whether it stored anything; look before sending again.
 * - `unknown`: no answer came, or only a proxy's; it may still happen in a moment, so wait, then look.
 */
export type Outcome = "not_done" | "maybe_done" | "unknown";

export interface ChatwootFacts extends ErrorOptions {
  readonly outcome?: Outcome;
  /** The HTTP status, when there was an answer. */
  readonly status?: number;
  readonly retryAfterMs?: number;
}

/** A call to Chatwoot that failed. The text never holds a token, a customer's words or a request body. */
export abstract class ChatwootError extends BatonError {
  /** Of all tries of the call together: the least certain one counts. */
  outcome: Outcome;
  readonly status: number | null;
  readonly retryAfterMs: number | null;

  constructor(message: string, facts: ChatwootFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.outcome = facts.outcome ?? "not_done";
    this.status = facts.status ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}

/** Down, unreachable, too slow or failing (5xx). Outcome: `not_done` when no connection was made or the breaker is open, `maybe_done` on 500, else `unknown`. */
export class ChatwootUnavailable extends ChatwootError {
  readonly code = "chatwoot_unavailable";
  override readonly retryable = true;
}

/** Chatwoot understood and said no (4xx). Outcome: `not_done`; `maybe_done` when a create fails with a sentence that is no validation. */
export class ChatwootRejected extends ChatwootError {
  readonly code = "chatwoot_rejected";
}

/** Why a token was refused: another kind of token helps for the first two, for the rest a person must act. */
export type RefusalReason =
  | "not_for_bots"
  | "not_for_role"
  | "unknown_token"
  | "other_account"
  | "account_suspended"
  | "no_api_access"
  | "other";

/** The token is unknown, of the wrong kind, or may not do this (401, 403). Outcome: `not_done`. */
export class ChatwootUnauthorized extends ChatwootError {
  readonly code = "chatwoot_unauthorized";
  readonly reason: RefusalReason;

  constructor(message: string, facts: ChatwootFacts & { readonly reason?: RefusalReason } = {}) {
    super(message, facts);
    this.reason = facts.reason ?? "other";
  }
}

/** No such record, or no such call in this version (404). Outcome: `not_done`. */
export class ChatwootNotFound extends ChatwootError {
  readonly code = "chatwoot_not_found";
}

/** Too many requests or messages (429, and 422 "Too many messages"). Outcome: `not_done`. */
export class ChatwootThrottled extends ChatwootError {
  readonly code = "chatwoot_throttled";
  override readonly retryable = true;
}

export class PortTaken extends BatonError {
  readonly code = "port_taken";
}

export class NotFound extends BatonError {
  readonly code = "not_found";
}

/** Somebody else was faster: read again, then repeat the change. */
export class Conflict extends BatonError {
  readonly code = "conflict";
  readonly currentVersion: number;

  constructor(message: string, currentVersion: number) {
    super(message);
    this.currentVersion = currentVersion;
  }
}

/** A call of the admin API that says too little, or something that cannot be. */
export class RequestInvalid extends BatonError {
  readonly code = "request_invalid";
}

/** Chatwoot does not know who this is. */
export class Unauthenticated extends BatonError {
  readonly code = "unauthenticated";
}

/** Chatwoot knows who this is, and it is nobody who may. */
export class Forbidden extends BatonError {
  readonly code = "forbidden";
}

export class TooManyAttempts extends BatonError {
  readonly code = "too_many_attempts";
  override readonly retryable = true;
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Nobody is let in on a guess. */
export class TokenUncheckable extends BatonError {
  readonly code = "token_uncheckable";
  override readonly retryable = true;
}

interface DocumentProblem {
  readonly path: string;
  readonly message: string;
}

/** A settings document that must not be saved; every problem at once, each with its place. */
export class SettingsInvalid extends BatonError {
  readonly code = "settings_invalid";
  readonly problems: readonly DocumentProblem[];

  constructor(problems: readonly DocumentProblem[]) {
    const lines = problems.map(({ path, message }) => `\n- ${path || "the document"} ${message}`);
    super(`The settings have ${problems.length} problem(s):${lines.join("")}`);
    this.problems = problems;
  }
}

export interface ModelFacts extends ErrorOptions {
  /** The same request may work in a moment: throttled, down, or the connection broke. */
  readonly isPassing?: boolean;
  readonly retryAfterMs?: number;
  /** Nothing tells whether the model worked on it, and so whether it costs. */
  readonly mayCost?: boolean;
  /** Says nothing about how the provider is: this request was wrong, or nobody waited long enough. */
  readonly sparesProvider?: boolean;
  /** The HTTP status, when there was an answer. */
  readonly status?: number;
}

/** No model answered in time, or none in a way that can be used: the rules do. */
export class ModelUnavailable extends BatonError {
  readonly code = "model_unavailable";
  override readonly retryable = true;
  readonly isPassing: boolean;
  readonly retryAfterMs: number | null;
  readonly mayCost: boolean;
  readonly sparesProvider: boolean;
  readonly status: number | null;

  constructor(message: string, facts: ModelFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.isPassing = facts.isPassing ?? false;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.mayCost = facts.mayCost ?? false;
    this.sparesProvider = facts.sparesProvider ?? false;
    this.status = facts.status ?? null;
  }
}

/** The model answered, and the answer is that it will not. Asking again makes no difference. */
export class ModelRefused extends BatonError {
  readonly code = "model_refused";
}

/** What this month may cost is used up, or would be by this call. */
export class BudgetSpent extends BatonError {
  readonly code = "budget_spent";
  readonly scope: "connection" | "inbox" | "contact";

  constructor(scope: BudgetSpent["scope"]) {
    super(`The model budget of the ${scope} is spent for this month: raise it in the settings, or wait for the next`);
    this.scope = scope;
  }
}

export class Aborted extends BatonError {
  readonly code = "aborted";
}

/** A tool says in a sentence what went wrong; the model reads it, so it holds no secret and no address. */
export class ToolFailed extends Error {}
