import { Check } from 'lucide-react';
import type { PollOptionView, PollView } from '../../../preload/contract/message-parts.ts';
import type { MessageView } from '../../../preload/contract/model.ts';
import { classNames } from '../../ui/class-names.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useMessageMenu } from '../message-menu/message-menu-context.ts';
import { toggledVote } from './toggled-vote.ts';
import { useNameList } from './use-name-list.ts';
import styles from './parts.module.css';

function Option({
  option,
  voters,
  onVote,
}: {
  option: PollOptionView;
  voters: number;
  /** Null where one can't vote. */
  onVote: (() => void) | null;
}) {
  const { t } = useTranslation();
  const names = useNameList(option.names, option.votes, option.mine);
  const votes = t('message.poll.votes', { count: option.votes });
  const body = (
    <>
      <span className={styles.optionRow}>
        <span className={classNames(styles.optionMark, option.mine && styles.optionMine)} aria-hidden="true">
          {option.mine && <Check size={12} strokeWidth={3} />}
        </span>
        <span className={styles.optionText} dir="auto">
          {option.text}
        </span>
        <span className={styles.optionVotes}>
          <span aria-hidden="true">{option.votes}</span>
          <span className="visually-hidden">
            {option.mine ? t('message.poll.mine', { votes }) : votes}
            {names !== '' && `: ${names}`}
          </span>
        </span>
      </span>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ inlineSize: `${voters === 0 ? 0 : (100 * option.votes) / voters}%` }} />
      </span>
    </>
  );
  const title = names === '' ? undefined : names;
  return (
    <li className={styles.option} title={title}>
      {onVote === null ? (
        body
      ) : (
        <button type="button" className={styles.vote} aria-pressed={option.mine} onClick={onVote}>
          {body}
        </button>
      )}
    </li>
  );
}

/** A poll with its results. A click on an option votes for it, or takes that vote back. */
export function Poll({ message, poll }: { message: MessageView; poll: PollView }) {
  const { t } = useTranslation();
  const menu = useMessageMenu();
  const isUnsent = message.fromMe && (message.status === 'queued' || message.status === 'failed');
  const canVote = menu?.canSend === true && !isUnsent;
  const how = poll.selectable === 1 ? t('message.poll.one') : t('message.poll.several');
  return (
    <div className={styles.poll}>
      <p className={styles.pollQuestion} dir="auto">
        {poll.question}
      </p>
      <p className={styles.small}>{how}</p>
      <ul className={styles.options} aria-label={poll.question}>
        {poll.options.map((option, index) => (
          <Option
            key={option.text}
            option={option}
            voters={poll.voters}
            onVote={canVote ? () => menu.vote(message, toggledVote(poll, index)) : null}
          />
        ))}
      </ul>
      <p className={styles.small}>{t('message.poll.voters', { count: poll.voters })}</p>
    </div>
  );
}
