import type { ReactionView } from '../../../preload/contract/message-parts.ts';
import type { MessageView } from '../../../preload/contract/model.ts';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useMessageMenu } from '../message-menu/message-menu-context.ts';
import { useNameList } from './use-name-list.ts';
import styles from './reactions.module.css';

function Reaction({
  reaction,
  onReact,
}: {
  reaction: ReactionView;
  onReact: ((emoji: string) => void) | null;
}) {
  const { t } = useTranslation();
  const { emoji, count, mine, names } = reaction;
  const who = useNameList(names, count, mine);
  const label = t('message.reaction', { emoji, count, who });
  const face = (
    <>
      <span>{emoji}</span>
      {count > 1 && <span>{count}</span>}
    </>
  );
  const className = classNames(styles.chip, mine && styles.mine);
  return (
    <li>
      <Tooltip text={who} side="top">
        {onReact === null ? (
          <span role="img" aria-label={label} className={className}>
            {face}
          </span>
        ) : (
          <button
            type="button"
            aria-label={label}
            aria-pressed={mine}
            className={className}
            onClick={() => onReact(mine ? '' : emoji)}
          >
            {face}
          </button>
        )}
      </Tooltip>
    </li>
  );
}

/** What people felt about a message, and who. A click gives the same reaction, or takes the own one back. */
export function Reactions({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const menu = useMessageMenu();
  const onReact = menu?.canSend === true ? (emoji: string) => menu.react(message, emoji) : null;
  return (
    <ul className={styles.row} aria-label={t('message.reactions')}>
      {message.reactions.map((reaction) => (
        <Reaction key={reaction.emoji} reaction={reaction} onReact={onReact} />
      ))}
    </ul>
  );
}
