import type { ComponentProps } from 'react';
import type { Components } from 'react-virtuoso';
import type { ChatView } from '../../../preload/contract/model.ts';

export interface ChatListContext {
  readonly label: string;
  readonly total: number;
}

function List({ context, ...rest }: ComponentProps<'div'> & { context: ChatListContext }) {
  return <div {...rest} role="list" aria-label={context.label} />;
}

function Item({
  context,
  item: _item,
  ...rest
}: ComponentProps<'div'> & { context: ChatListContext; item?: unknown; 'data-index'?: number }) {
  const index = rest['data-index'] ?? 0;
  return <div {...rest} role="listitem" aria-setsize={context.total} aria-posinset={index + 1} />;
}

/* The rows are the tab stops; a scroller that is one too would be a stop without use. */
function Scroller({ context: _context, ...rest }: ComponentProps<'div'> & { context: ChatListContext }) {
  return <div {...rest} tabIndex={-1} />;
}

const Footer = () => <div aria-hidden="true" className="list-end" />;

/** The virtual list as assistive technology should see it: a list that knows its whole length. */
export const chatListParts = { List, Item, Scroller, Footer } as Components<ChatView, ChatListContext>;
