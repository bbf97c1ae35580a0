import type { SourceKind } from "../../core/settings/source-kinds.ts";

/** The part of its connection's knowledge that one inbox may use. */
export interface KnowledgeScope {
  readonly connectionId: string;
  readonly inboxId: number;
  readonly kinds: readonly SourceKind[];
  /** Help Center portals by slug; an empty list allows all. */
  readonly portals: readonly string[];
}

/** A condition on `sources`; its values are those of `scopeBindings`. */
export const IN_SCOPE = `
  sources.connection_id = :connectionId and sources.kind = any(:kinds)
  and (sources.inbox_ids is null or cast(:inboxId as bigint) = any(sources.inbox_ids))
  and (sources.kind <> 'article' or cardinality(cast(:portals as text[])) = 0
       or split_part(sources.key, '/', 1) = any(:portals))`;

export function scopeBindings({ connectionId, inboxId, kinds, portals }: KnowledgeScope) {
  return { connectionId, inboxId, kinds: [...kinds], portals: [...portals] };
}
