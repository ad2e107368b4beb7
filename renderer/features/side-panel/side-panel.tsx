import { ArrowLeft, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { AccountView, ChatId } from '../../../preload/contract/model.ts';
import { useApp, useUi } from '../../app-context.ts';
import type { SidePanel as Panel } from '../../stores/ui-state.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { ChatInfoPanel } from '../chat-info/chat-info-panel.tsx';
import { GalleryPanel } from '../gallery/gallery-panel.tsx';
import styles from './side-panel.module.css';

function OpenPanel({ account, chatId, panel }: { account: AccountView; chatId: ChatId; panel: Panel }) {
  const { t } = useTranslation();
  const { ui } = useApp().stores;
  const aside = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);

  // Whoever opens it wants to be in it; whoever only goes to another chat does not.
  useEffect(() => {
    opener.current = document.activeElement;
    aside.current?.focus({ preventScroll: true });
    return () => {
      const { activeElement } = document;
      const isFree = activeElement === null || activeElement === document.body;
      if (isFree && opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
    };
  }, []);

  const close = (): void => ui.setState({ side: null });
  const keys = (event: KeyboardEvent): void => {
    // From menus and dialogs of the panel it comes, too; they are not inside of it.
    const isInside = event.target instanceof Node && aside.current?.contains(event.target) === true;
    if (event.key !== 'Escape' || !isInside) return;
    event.preventDefault();
    close();
  };
  const title = t(panel === 'gallery' ? 'gallery.title' : 'info.title');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from wherever it is pressed inside
    <aside ref={aside} tabIndex={-1} className={styles.panel} aria-label={title} onKeyDown={keys}>
      <header className={styles.header}>
        {panel === 'gallery' && (
          <IconButton
            icon={ArrowLeft}
            label={t('info.back')}
            className={styles.back}
            onClick={() => ui.setState({ side: 'info' })}
          />
        )}
        <h2 className={styles.title}>{title}</h2>
        <IconButton icon={X} label={t('common.close')} onClick={close} />
      </header>
      {panel === 'gallery' ? (
        <GalleryPanel accountId={account.id} chatId={chatId} />
      ) : (
        <ChatInfoPanel key={`${account.id}/${chatId}`} accountId={account.id} chatId={chatId} />
      )}
    </aside>
  );
}

/** What stands beside the open chat, or over it where there is little room. */
export function SidePanel({ account, chatId }: { account: AccountView; chatId: ChatId }) {
  const panel = useUi((state) => state.side);
  return panel === null ? null : <OpenPanel account={account} chatId={chatId} panel={panel} />;
}
