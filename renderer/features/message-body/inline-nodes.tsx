import type { ReactNode } from 'react';
import type { MentionView } from '../../../preload/contract/message-parts.ts';
import type { Inline } from '../../rich-text/model.ts';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { ExternalLink } from './external-link.tsx';
import { mentionName } from './mention-name.ts';
import styles from './message-text.module.css';

function Mention({ token, person }: { token: string; person: MentionView | undefined }) {
  const { t } = useTranslation();
  return (
    <bdi className={classNames(styles.mention, person?.isMe === true && styles.me)}>
      {`@${person === undefined ? token : mentionName(t, person)}`}
    </bdi>
  );
}

function Node({ node, mentions }: { node: Inline; mentions: readonly MentionView[] }): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return (
        <strong>
          <InlineNodes nodes={node.children} mentions={mentions} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <InlineNodes nodes={node.children} mentions={mentions} />
        </em>
      );
    case 'strike':
      return (
        <del>
          <InlineNodes nodes={node.children} mentions={mentions} />
        </del>
      );
    case 'code':
      return <code className={styles.code}>{node.text}</code>;
    case 'link':
      return (
        <ExternalLink href={node.href} className={styles.link}>
          {node.text}
        </ExternalLink>
      );
    case 'mention':
      return <Mention token={node.token} person={mentions.find(({ token }) => token === node.token)} />;
  }
}

/** The parts of one line. Everything is a React node made here: nothing of a text is ever taken for markup. */
export function InlineNodes({
  nodes,
  mentions,
}: {
  nodes: readonly Inline[];
  mentions: readonly MentionView[];
}) {
  // Parts of a line have no identity of their own; a text that changes is drawn anew.
  return nodes.map((node, index) => <Node key={index} node={node} mentions={mentions} />);
}
