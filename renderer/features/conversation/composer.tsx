import { Check, Mic, SendHorizontal } from 'lucide-react';
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { maximumAttachments, type AttachmentView } from '../../../preload/contract/media.ts';
import type { AccountView, ChatId } from '../../../preload/contract/model.ts';
import { useApp, useChats, useUi } from '../../app-context.ts';
import { findChat } from '../../stores/find-chat.ts';
import { conversationKey } from '../../stores/keys.ts';
import { canSend } from '../../stores/selectors.ts';
import { setReply } from '../../stores/ui-state.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { EmojiButton } from '../emoji/emoji-button.tsx';
import { MentionList, mentionLineId, mentionListId } from '../mentions/mention-list.tsx';
import { useMentions } from '../mentions/use-mentions.ts';
import { VoiceBar } from '../voice/voice-bar.tsx';
import { AttachMenu, type Attachable } from './attach-menu.tsx';
import { AttachmentTray } from './attachment-tray.tsx';
import { ComposerBar } from './composer-bar.tsx';
import styles from './composer.module.css';
import { pastedFiles } from './pasted-files.ts';
import { SendDialogs } from './send-dialogs.tsx';
import { SendingAs } from './sending-as.tsx';
import { useComposerText } from './use-composer-text.ts';
import { TwinDialog } from './twin-dialog.tsx';
import { TwinLine } from './twin-line.tsx';
import { useInsert } from './use-insert.ts';
import { useTwinGuard } from './use-twin-guard.ts';

const none: readonly AttachmentView[] = [];

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
  const { text, edit, write } = useComposerText(account.id, chatId);
  const insert = useInsert(field, text, write);
  const reply = useUi((state) => state.replies[key]);
  const chatTitle = useChats((state) => findChat(state, account.id, chatId)?.title ?? null);
  const attachments = useUi((state) => state.attachments[key] ?? none);
  const recording = useUi((state) => {
    const at = state.recording?.place;
    return at?.accountId === account.id && at.chatId === chatId ? state.recording : null;
  });
  const recorded = useUi((state) => state.voices[key]);
  const isVoice = recording !== null || recorded !== undefined;
  const refusal = useRefusal(account);
  const enabled = canSend(account);
  const guard = useTwinGuard(account.id, chatId);
  /** What waits for the answer whether this is the right account. */
  const [asking, setAsking] = useState<(() => void) | null>(null);
  const [dialog, setDialog] = useState<'poll' | 'contact' | null>(null);
  const place = { accountId: account.id, chatId };
  const mentions = useMentions(place, field, enabled, insert);

  useEffect(() => {
    // Somebody who has just chosen a chat wants to write. Somebody who walks through the accounts does not.
    const from = document.activeElement?.closest('[data-chat]');
    if (from !== null && from !== undefined) field.current?.focus();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it is the change of the chat that counts
  }, [key]);
  const about = edit?.message.id ?? reply?.id;
  useEffect(() => {
    if (about !== undefined) field.current?.focus();
  }, [about]);

  /** Nothing else is begun: the button records. */
  const records = enabled && edit === undefined && text.trim() === '' && attachments.length === 0;
  const isEmpty = text.trim() === '' && (edit !== undefined || attachments.length === 0);
  const wasVoice = useRef(isVoice);
  useEffect(() => {
    if (wasVoice.current && !isVoice) field.current?.focus();
    wasVoice.current = isVoice;
  }, [isVoice]);

  const endBar = (): void => {
    if (edit === undefined) setReply(app.stores.ui, key, null);
    else app.deeds.endEdit(place);
    field.current?.focus();
  };
  const whenRight = (run: () => void): void => {
    if (guard.asks) setAsking(() => run);
    else run();
  };
  const attach = (what: Attachable): void => {
    if (what === 'files') void app.attach.pick(place).then(() => field.current?.focus());
    else whenRight(() => setDialog(what));
  };
  const closeDialog = (): void => {
    setDialog(null);
    // The dialog holds the focus until it is gone.
    setTimeout(() => field.current?.focus(), 0);
  };
  const sendNow = (): void => {
    guard.settle();
    app.typing.ended();
    if (attachments.length === 0) void app.messages.send(account.id, chatId, text.trim());
    else
      void app.attach.send(place, text.trim(), (words, people) =>
        app.messages.send(account.id, chatId, words, people),
      );
  };
  const send = (): void => {
    if (!enabled || isEmpty) return;
    if (edit !== undefined) {
      void app.deeds.saveEdit(place);
      field.current?.focus();
      return;
    }
    whenRight(() => {
      sendNow();
      field.current?.focus();
    });
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (mentions.keyDown(event)) return;
    if (event.key === 'Escape' && (edit !== undefined || reply !== undefined)) {
      event.preventDefault();
      endBar();
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  const paste = (event: ClipboardEvent): void => {
    const files = pastedFiles(event.clipboardData);
    if (files.length === 0 || edit !== undefined) return;
    event.preventDefault();
    void app.attach.addFiles(place, files);
  };
  const remove = (id: string): void => {
    app.attach.remove(place, id);
    field.current?.focus();
  };

  return (
    <div className={styles.gutter}>
      <div className={styles.composer}>
        {guard.twin !== null && <TwinLine twin={guard.twin} from={place} />}
        <SendingAs account={account} />
        {edit !== undefined && (
          <ComposerBar message={edit.message} mode="edit" chatTitle={chatTitle} onEnd={endBar} />
        )}
        {edit === undefined && reply !== undefined && (
          <ComposerBar message={reply} mode="reply" chatTitle={chatTitle} onEnd={endBar} />
        )}
        {edit === undefined && <AttachmentTray attachments={attachments} onRemove={remove} />}
        {!isVoice && <MentionList mentions={mentions} />}
        {isVoice && (
          <VoiceBar
            key={key}
            place={place}
            recording={recording}
            recorded={recorded}
            canSend={enabled}
            onSend={() =>
              whenRight(() => {
                guard.settle();
                void app.voice.send(place);
              })
            }
          />
        )}
        <div className={styles.box} hidden={isVoice}>
          <AttachMenu
            disabled={!enabled || edit !== undefined}
            filesFull={attachments.length >= maximumAttachments}
            onChoose={attach}
          />
          <EmojiButton disabled={!enabled} onPick={insert} onClose={() => field.current?.focus()} />
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            aria-label={t('composer.label')}
            aria-describedby={refusal === null ? undefined : 'composer-refusal'}
            placeholder={refusal ?? t(attachments.length === 0 ? 'composer.placeholder' : 'composer.caption')}
            disabled={!enabled}
            value={text}
            className={styles.field}
            {...(mentions.members.length === 0
              ? {}
              : { 'aria-controls': mentionListId, 'aria-activedescendant': mentionLineId(mentions.place) })}
            aria-autocomplete="list"
            onChange={(event) => {
              write(event.target.value);
              mentions.look();
            }}
            onSelect={mentions.look}
            onBlur={mentions.close}
            onKeyDown={keyDown}
            onPaste={paste}
          />
          {records ? (
            <IconButton
              key="record"
              icon={Mic}
              label={t('voice.record')}
              side="top"
              // Not the second click of a double one, whose first has sent a text.
              onClick={({ detail }) => detail <= 1 && void app.voice.begin(place)}
            />
          ) : (
            <IconButton
              key="send"
              icon={edit === undefined ? SendHorizontal : Check}
              label={edit === undefined ? t('composer.send') : t('composer.saveEdit')}
              hint={edit === undefined ? t('composer.sendHint') : t('composer.saveEditHint')}
              side="top"
              className={styles.send}
              disabled={!enabled || isEmpty}
              onClick={send}
            />
          )}
        </div>
        {refusal !== null && (
          <p id="composer-refusal" className="visually-hidden">
            {refusal}
          </p>
        )}
      </div>
      {asking !== null && guard.twin !== null && (
        <TwinDialog
          account={account}
          twin={guard.twin}
          onClose={() => setAsking(null)}
          onSend={() => {
            setAsking(null);
            guard.settle();
            asking();
          }}
          onSwitch={() => {
            setAsking(null);
            if (guard.twin !== null) app.messages.goOnAs(place, guard.twin);
          }}
        />
      )}
      {dialog !== null && (
        <SendDialogs
          what={dialog}
          place={place}
          onSent={() => {
            guard.settle();
            closeDialog();
          }}
          onClose={closeDialog}
        />
      )}
    </div>
  );
}
