import type { MessageKind } from '../../../preload/contract/model.ts';
import type { SearchQuery } from '../../domain/search/search-query.ts';
import { scopeTerms, termsToFind } from '../../domain/search/terms.ts';

/** What is searched, in row numbers. */
export interface SearchScope {
  readonly account: number | null;
  readonly chat: number | null;
  /** `me`, or a person with the number of the chat that the account has with them. */
  readonly sender: 'me' | { readonly person: number; readonly directChat: number | null } | null;
  readonly kinds: readonly MessageKind[];
  readonly hasMedia: boolean;
  readonly hasLink: boolean;
}

/** A term as FTS5 takes it for one and nothing else, whatever is in it. */
export const quoted = (term: string): string => `"${term.replaceAll('"', '""')}"`;

/** The expression for FTS5; null when there is nothing that it could look for. */
export function matchExpression(query: SearchQuery | null, scope: SearchScope): string | null {
  const parts: string[] = [];
  if (query !== null) {
    parts.push(...textParts(query));
  }
  if (scope.chat !== null) parts.push(quoted(scopeTerms.chat(scope.chat)));
  else if (scope.account !== null) parts.push(quoted(scopeTerms.account(scope.account)));
  if (scope.sender !== null) parts.push(senderExpression(scope.sender));
  if (scope.kinds.length > 0) {
    parts.push(`(${scope.kinds.map((kind) => quoted(scopeTerms.kind(kind))).join(' OR ')})`);
  }
  if (scope.hasMedia) parts.push(quoted(scopeTerms.media));
  if (scope.hasLink) parts.push(quoted(scopeTerms.link));
  return parts.length === 0 ? null : parts.join(' AND ');
}

/** What a text must have, to be joined by AND. */
export function textParts(query: SearchQuery): string[] {
  const { exact, beginnings } = termsToFind(query);
  return [...exact.map(quoted), ...beginnings.map((term) => `${quoted(term)} *`)];
}

function senderExpression(sender: NonNullable<SearchScope['sender']>): string {
  if (sender === 'me') return quoted(scopeTerms.fromMe);
  const inGroups = quoted(scopeTerms.sender(sender.person));
  if (sender.directChat === null) return inGroups;
  // In a direct chat everything is theirs that is not one's own.
  const direct = quoted(scopeTerms.chat(sender.directChat));
  return `(${inGroups} OR (${direct} NOT ${quoted(scopeTerms.fromMe)}))`;
}
