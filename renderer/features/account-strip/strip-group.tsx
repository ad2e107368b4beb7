import { ChevronDown, ChevronRight } from 'lucide-react';
import { ContextMenu } from 'radix-ui';
import { useApp } from '../../app-context.ts';
import { afterMenu } from '../../ui/after-menu.ts';
import { needsPerson, type StripSection } from '../../stores/selectors.ts';
import { classNames } from '../../ui/class-names.ts';
import { CountBadge } from '../../ui/count-badge.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLayerHost } from '../../ui/use-layer-host.ts';
import menuStyles from '../account-menu/account-menus.module.css';
import styles from './strip-group.module.css';
import { useDrag, useIsGroupTarget } from './use-strip-drag.ts';

/** The heading of a group: folds it, says what is going on inside while it is folded, and takes accounts that are dropped on it. */
export function StripGroup({ section }: { section: StripSection }) {
  const { t } = useTranslation();
  const app = useApp();
  const drag = useDrag();
  const [host, look] = useLayerHost();
  const { group, folded, accounts } = section;
  const unread = accounts.reduce((sum, account) => sum + (account.muted ? 0 : account.unread), 0);
  const waiting = accounts.filter(needsPerson).length;
  const ids = accounts.map((account) => account.id);
  const words = [
    t('group.heading', { name: group, count: accounts.length }),
    ...(unread > 0 ? [t('accounts.unread', { count: unread })] : []),
    ...(waiting > 0 ? [t('group.needYou', { count: waiting })] : []),
  ].join(', ');
  const Chevron = folded ? ChevronRight : ChevronDown;
  const isTarget = useIsGroupTarget(group);
  return (
    <ContextMenu.Root modal={false} onOpenChange={look}>
      <Tooltip side="right" text={<span data-private>{words}</span>}>
        <span className={styles.holder}>
          <ContextMenu.Trigger asChild>
            <button
              type="button"
              aria-expanded={!folded}
              aria-label={words}
              className={classNames(styles.heading, isTarget && styles.target)}
              onClick={() => void app.accounts.foldGroup(group, !folded)}
              onDragOver={(event) => drag.over(event, { group, beside: null })}
              onDrop={drag.drop}
            >
              <Chevron size={12} strokeWidth={2.25} aria-hidden="true" className={styles.chevron} />
              <span className={styles.name} dir="auto" data-private>
                {group}
              </span>
              {folded && waiting > 0 && <span className={styles.alarm} aria-hidden="true" />}
              {folded && <CountBadge count={unread} />}
            </button>
          </ContextMenu.Trigger>
        </span>
      </Tooltip>
      <ContextMenu.Portal container={host}>
        <ContextMenu.Content className={menuStyles.menu} collisionPadding={8}>
          <ContextMenu.Item
            className={menuStyles.item}
            onSelect={afterMenu(() => app.choices.open({ kind: 'group', accountIds: ids, group }))}
          >
            {t('group.rename')}
          </ContextMenu.Item>
          <ContextMenu.Item className={menuStyles.item} onSelect={() => void app.accounts.setGroup(ids, '')}>
            {t('group.dissolve')}
          </ContextMenu.Item>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
