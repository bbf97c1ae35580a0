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
  | "model_unavailable"
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

export class DeliveryTooLarge extends BatonError {
  readonly code = "delivery_too_large";
}

export class RequestTimeout extends BatonError {
  readonly code = "request_timeout";
}

export class StoreUnavailable extends BatonError {
  readonly code = "store_unavailable";
  override readonly retryable = true;
}

export class PortTaken extends BatonError {
  readonly code = "port_taken";
}

export class NotFound extends BatonError {
  readonly code = "not_found";
}

export class ModelUnavailable extends BatonError {
  readonly code = "model_unavailable";
  override readonly retryable = true;
}

export class Aborted extends BatonError {
  readonly code = "aborted";
}
