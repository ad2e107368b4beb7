import { useCallback, useEffect, useState } from 'react';
import type { MessageHit } from '../../../preload/contract/commands.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { isEmptySearch, type SearchQuery } from '../../stores/search-query.ts';

/** Who types on is not asked at every key. Milliseconds. */
const rest = 120;

export interface Found {
  /** `empty`: nothing is looked for. */
  readonly status: 'empty' | 'searching' | 'done' | 'failed';
  /** Newest first. Those of the search before stay while another one is under way. */
  readonly hits: readonly MessageHit[];
  readonly cursor: string | null;
  /** Older messages may be missing: they are being taken into the index. */
  readonly indexing: boolean;
  readonly error: ErrorCode | null;
  /** What these hits answer. */
  readonly query: SearchQuery | null;
}

const nothing: Found = {
  status: 'empty',
  hits: [],
  cursor: null,
  indexing: false,
  error: null,
  query: null,
};

/** Looks for messages as the query changes, and further back on request. */
export function useMessageSearch(query: SearchQuery): Found & { readonly more: () => void } {
  const { search } = useApp();
  const [found, setFound] = useState(nothing);
  const [paging, setPaging] = useState(false);
  const idle = isEmptySearch(query);

  useEffect(() => {
    if (idle) return undefined;
    let over = false;
    const timer = setTimeout(() => {
      setPaging(false);
      void search.messages(query, null).then((answer) => {
        if (over || (answer.ok && answer.value === null)) return;
        if (!answer.ok) setFound({ ...nothing, status: 'failed', error: answer.error.code, query });
        else if (answer.value !== null) setFound({ ...nothing, ...answer.value, status: 'done', query });
      });
    }, rest);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [search, query, idle]);

  const more = useCallback(() => {
    const { cursor } = found;
    if (paging || cursor === null || found.query === null) return;
    setPaging(true);
    void search.messages(found.query, cursor).then((answer) => {
      setPaging(false);
      setFound((now) => {
        // Another search has begun meanwhile, or this page came twice.
        if (now.query !== found.query || now.cursor !== cursor) return now;
        if (!answer.ok) return { ...now, cursor: null, error: answer.error.code };
        if (answer.value === null) return now;
        return { ...now, ...answer.value, hits: [...now.hits, ...answer.value.hits] };
      });
    });
  }, [search, found, paging]);

  if (idle) return { ...nothing, more };
  return { ...found, status: found.query === query ? found.status : 'searching', more };
}
