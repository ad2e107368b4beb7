import { useMemo, useState, type ReactNode } from 'react';
import type { MentionView } from '../../../preload/contract/message-parts.ts';
import { onlyEmoji } from '../../rich-text/big-emoji.ts';
import { foldText } from '../../rich-text/fold-text.ts';
import { groupBlocks, type BlockGroup } from '../../rich-text/group-blocks.ts';
import { parseText } from '../../rich-text/parse-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { InlineNodes } from './inline-nodes.tsx';
import styles from './message-text.module.css';

const nobody: readonly MentionView[] = [];

/** A code of several lines without the line breaks beside its fences. */
const codeLines = (text: string): string => text.replace(/^\n/, '').replace(/\n$/, '');

function Group({
  group,
  mentions,
  room,
}: {
  group: BlockGroup;
  mentions: readonly MentionView[];
  room: ReactNode;
}) {
  if (group.kind === 'code') {
    return (
      <pre dir="auto" className={styles.block}>
        <code>{codeLines(group.text)}</code>
      </pre>
    );
  }
  const rows = group.rows.map((row, index) => ({
    ...row,
    key: `${index}`,
    last: index === group.rows.length - 1,
  }));
  if (group.kind === 'quote') {
    return (
      <blockquote className={styles.quote}>
        {rows.map((row) => (
          <p key={row.key} dir="auto" className={styles.paragraph}>
            <InlineNodes nodes={row.content} mentions={mentions} />
          </p>
        ))}
      </blockquote>
    );
  }
  if (group.kind === 'paragraph') {
    return rows.map((row) => (
      <p key={row.key} dir="auto" className={styles.paragraph}>
        {row.content.length === 0 ? '\u200B' : <InlineNodes nodes={row.content} mentions={mentions} />}
        {row.last && room}
      </p>
    ));
  }
  const List = group.kind === 'number' ? 'ol' : 'ul';
  return (
    <List className={styles.list} dir="auto">
      {rows.map((row) => (
        <li key={row.key} value={row.value}>
          <InlineNodes nodes={row.content} mentions={mentions} />
        </li>
      ))}
    </List>
  );
}

/**
 * A text as WhatsApp formats it, each paragraph in its own direction. Room for the line with the time is kept at the end
 * of the last paragraph. A very long text is folded until somebody wants all of it.
 */
export function MessageText({
  text,
  mentions = nobody,
  room,
}: {
  text: string;
  mentions?: readonly MentionView[] | undefined;
  room?: ReactNode;
}) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const fold = whole ? null : foldText(text);
  const shown = fold ?? text;
  const groups = useMemo(
    () => groupBlocks(parseText(shown, new Set(mentions.map(({ token }) => token)))),
    [shown, mentions],
  );
  const big = onlyEmoji(text);
  return (
    <div className={classNames(big > 0 && styles[`big${big}`])}>
      {groups.map((group, index) => (
        // Parts of a text have no identity of their own; a text that changes is drawn anew.
        <Group
          key={index}
          group={group}
          mentions={mentions}
          room={fold === null && index === groups.length - 1 ? room : null}
        />
      ))}
      {fold !== null && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          {t('message.readMore')}
        </button>
      )}
    </div>
  );
}
