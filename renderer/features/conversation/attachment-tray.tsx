import { FileText, Film, Music, X } from 'lucide-react';
import type { AttachmentView } from '../../../preload/contract/media.ts';
import { formatBytes } from '../../format/bytes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './attachment-tray.module.css';

const icons = { image: FileText, sticker: FileText, document: FileText, video: Film, gif: Film } as const;

function Preview({ type, previewUrl }: AttachmentView) {
  if (previewUrl !== null && (type === 'image' || type === 'sticker')) {
    return <img src={previewUrl} alt="" className={styles.preview} />;
  }
  const Icon = type === 'voice' || type === 'audio' ? Music : icons[type];
  return (
    <span className={styles.preview}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
    </span>
  );
}

/** What is attached and goes out with the next message. */
export function AttachmentTray({
  attachments,
  onRemove,
}: {
  attachments: readonly AttachmentView[];
  onRemove: (id: string) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <>
      <p role="status" className="visually-hidden">
        {attachments.length > 0 && t('composer.attached', { count: attachments.length })}
      </p>
      {attachments.length > 0 && (
        <ul className={styles.tray} aria-label={t('composer.attachments')}>
          {attachments.map((attachment) => (
            <li key={attachment.id} className={styles.file}>
              <Preview {...attachment} />
              <div className={styles.words}>
                <p className={styles.name} dir="auto">
                  {attachment.fileName}
                </p>
                <p className={styles.size}>{formatBytes(attachment.bytes, locale)}</p>
              </div>
              <IconButton
                icon={X}
                label={t('composer.detach', { name: attachment.fileName })}
                hint={t('composer.detachHint')}
                side="top"
                onClick={() => onRemove(attachment.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
