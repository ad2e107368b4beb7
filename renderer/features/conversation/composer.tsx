import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, ChatId } from '../../../preload/contract/model.ts';
import { useApp, useUi } from '../../app-context.ts';
import { conversationKey } from '../../stores/keys.ts';
import { canSend } from '../../stores/selectors.ts';
import { setDraft } from '../../stores/ui-state.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './composer.module.css';
import { SendingAs } from './sending-as.tsx';

/** The reason in words why an account can't send. */
function useRefusal(account: AccountView): string | null {
  const { t } = useTranslation();
  const { kind } = account.state;
  return kind === 'unlinked' || kind === 'stopped' || kind === 'linking'
    ? t(`composer.cantSend.${kind}`)
    : null;
}

/** Where a message is written. Says, always, which account it goes out from. */
export function Composer({ account, chatId }: { account: AccountView; chatId: ChatId }) {
  const { t } = useTranslation();
  const app = useApp();
  const field = useRef<HTMLTextAreaElement>(null);
  const key = conversationKey(account.id, chatId);
  const draft = useUi((state) => state.drafts[key] ?? '');
  const refusal = useRefusal(account);
  const enabled = canSend(account);

  useEffect(() => {
    // Somebody who has just chosen a chat wants to write. Somebody who walks through the accounts does not.
    const from = document.activeElement?.closest('[data-chat]');
    if (from !== null && from !== undefined) field.current?.focus();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it is the change of the chat that counts
  }, [key]);

  const send = (): void => {
    if (!enabled || draft.trim() === '') return;
    void app.messages.send(account.id, chatId, draft.trim());
    field.current?.focus();
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <div className={styles.gutter}>
      <div className={styles.composer}>
        <SendingAs account={account} />
        <div className={styles.box}>
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            aria-label={t('composer.label')}
            aria-describedby={refusal === null ? undefined : 'composer-refusal'}
            placeholder={refusal ?? t('composer.placeholder')}
            disabled={!enabled}
            value={draft}
            className={styles.field}
            onChange={(event) => setDraft(app.stores.ui, key, event.target.value)}
            onKeyDown={keyDown}
          />
          <IconButton
            icon={SendHorizontal}
            label={t('composer.send')}
            hint={t('composer.sendHint')}
            side="top"
            className={styles.send}
            disabled={!enabled || draft.trim() === ''}
            onClick={send}
          />
        </div>
        {refusal !== null && (
          <p id="composer-refusal" className="visually-hidden">
            {refusal}
          </p>
        )}
      </div>
    </div>
  );
}
