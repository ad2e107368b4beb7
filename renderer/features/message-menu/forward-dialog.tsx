import { UsersRound } from 'lucide-react';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AccountId } from '../../../preload/contract/model.ts';
import { useChats } from '../../app-context.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { BareDialog } from '../../ui/dialog.tsx';
import { FinderField } from '../../ui/finder-field.tsx';
import { listKeys } from '../../ui/list-keys.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { nextPlace } from '../palette/next-place.ts';
import paletteStyles from '../palette/palette.module.css';
import { useChatHits } from '../palette/use-chat-hits.ts';
import styles from './forward-dialog.module.css';
import { recentTargets, withFound, type ForwardTarget } from './forward-targets.ts';

function Target({
  target,
  id,
  chosen,
  onRun,
  onPoint,
}: {
  target: ForwardTarget;
  id: string;
  chosen: boolean;
  onRun: () => void;
  onPoint: () => void;
}) {
  const { t } = useTranslation();
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the focus and the keys
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={classNames(paletteStyles.line, chosen && paletteStyles.chosen)}
      onClick={onRun}
      onPointerMove={onPoint}
    >
      <Avatar name={target.title} size={24} />
      <span className={paletteStyles.title} dir="auto" data-private>
        {target.title}
      </span>
      {target.kind === 'group' && (
        <span className={paletteStyles.detail}>
          <UsersRound size={14} strokeWidth={1.75} role="img" aria-label={t('conversation.group')} />
        </span>
      )}
    </div>
  );
}

/** Asks for the one chat of this account that a message goes to. */
export function ForwardDialog({
  accountId,
  onForward,
  onClose,
}: {
  accountId: AccountId;
  onForward: (target: ForwardTarget) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const lists = useChats((state) => state.lists);
  const recent = useMemo(() => recentTargets({ lists }, accountId, typed), [lists, accountId, typed]);
  const hits = useChatHits(typed, accountId);
  const targets = withFound(recent, hits);
  const chosen = Math.min(place, Math.max(0, targets.length - 1));

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const forward = (target: ForwardTarget | undefined): void => {
    if (target !== undefined) onForward(target);
  };
  const keys = listKeys({
    place: chosen,
    count: targets.length,
    next: nextPlace,
    onEnter: () => forward(targets[chosen]),
    onMove: setPlace,
  });

  return (
    <BareDialog title={t('forward.title')} onClose={onClose} className={paletteStyles.palette}>
      <FinderField
        label={t('forward.label')}
        value={typed}
        listId={`${id}-list`}
        pointed={targets[chosen] === undefined ? undefined : `${id}-${chosen}`}
        onType={(text) => {
          setTyped(text);
          setPlace(0);
        }}
        onKeyDown={keys}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('forward.chats')}
        className={classNames(paletteStyles.list, styles.list)}
      >
        {targets.map((target, index) => (
          <Target
            key={target.key}
            target={target}
            id={`${id}-${index}`}
            chosen={index === chosen}
            onRun={() => onForward(target)}
            onPoint={() => setPlace(index)}
          />
        ))}
      </div>
      {targets.length === 0 && (
        <p role="status" className={paletteStyles.none}>
          {t('forward.none')}
        </p>
      )}
      <p className={styles.note}>{t('forward.one')}</p>
    </BareDialog>
  );
}
