import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Brand } from "../shared/brand.tsx";
import { errorText } from "../shared/http.ts";
import type { Session } from "./session.ts";

interface BootProps {
  readonly open: () => Promise<Session>;
  readonly children: (session: Session) => ComponentChildren;
}

const RETRY_MS = 2_000;

/** Waits for the sandbox instead of failing: the page may be open before the server is up again. */
export function Boot({ open, children }: BootProps) {
  const [session, setSession] = useState<Session | null>(null);
  const [problem, setProblem] = useState("");

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = () =>
      open().then(setSession, (err: unknown) => {
        setProblem(errorText(err));
        timer = setTimeout(attempt, RETRY_MS);
      });
    void attempt();
    return () => clearTimeout(timer);
  }, [open]);

  if (session) return <>{children(session)}</>;
  return (
    <main class="boot">
      <h1>
        <Brand />
      </h1>
      <p role="status">{problem ? `${problem} Trying again…` : "Opening the sandbox…"}</p>
    </main>
  );
}
