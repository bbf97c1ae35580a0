import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from "cockatiel";
import { ChatwootUnavailable } from "../errors.ts";
import type { Exchange } from "./transport.ts";

export type BreakerState = "closed" | "open" | "half_open";

export interface BreakerOptions {
  /** So many outages in a row open the breaker. */
  readonly failures?: number;
  readonly halfOpenAfterMs?: number;
  readonly onChange?: (state: BreakerState) => void;
}

export interface Breaker {
  readonly state: BreakerState;
  /** Calls Chatwoot. After too many failures in a row the call fails at once, without sending. */
  guard(send: () => Promise<Exchange>): Promise<Exchange>;
}

/** Shared by all tokens of one connection, which have the same Chatwoot. */
export function createBreaker(options: BreakerOptions = {}): Breaker {
  const halfOpenAfterMs = options.halfOpenAfterMs ?? 10_000;
  const circuit = circuitBreaker(
    handleWhenResult((result) => isOutage(result)),
    {
      breaker: new ConsecutiveBreaker(options.failures ?? 10),
      halfOpenAfter: halfOpenAfterMs,
    },
  );
  let openedAt = 0;
  circuit.onBreak(() => {
    openedAt = Date.now();
  });
  circuit.onStateChange((state) => options.onChange?.(stateName(state)));
  return {
    get state() {
      return stateName(circuit.state);
    },
    async guard(send) {
      // While one call tries whether Chatwoot is back, the others do not queue behind it.
      const remainingMs = circuit.state === CircuitState.Closed ? 0 : openedAt + halfOpenAfterMs - Date.now();
      if (remainingMs > 0 || circuit.state === CircuitState.HalfOpen) throw tooManyOutages(Math.max(remainingMs, 1000));
      return await circuit.execute(send);
    },
  };
}

/** A refusal (4xx) shows that Chatwoot is alive; only missing answers and 5xx count. */
function isOutage(result: unknown): boolean {
  const exchange = result as Exchange;
  return exchange.kind === "answer" ? exchange.status >= 500 : exchange.cause !== "aborted";
}

function tooManyOutages(retryAfterMs: number): ChatwootUnavailable {
  return new ChatwootUnavailable("Chatwoot failed several times in a row; calls are held back for a few seconds", {
    outcome: "not_done",
    retryAfterMs,
  });
}

function stateName(state: CircuitState): BreakerState {
  if (state === CircuitState.Closed) return "closed";
  return state === CircuitState.HalfOpen ? "half_open" : "open";
}
