import { FileText, Image, Link2 } from 'lucide-react';
import { useId, useState } from 'react';
import { galleryKinds, type GalleryKind } from '../../../preload/contract/media.ts';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import tabStyles from '../chat-list/chat-filter-bar.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { GalleryGrid } from './gallery-grid.tsx';
import { GalleryRows } from './gallery-rows.tsx';
import { useGallery } from './use-gallery.ts';
import styles from './gallery.module.css';

const icons = { media: Image, files: FileText, links: Link2 } as const;
const order: readonly GalleryKind[] = ['media', 'links', 'files'];

function List({ accountId, chatId, kind }: { accountId: AccountId; chatId: ChatId; kind: GalleryKind }) {
  const { t } = useTranslation();
  const gallery = useGallery(accountId, chatId, kind);
  const { status, items, error } = gallery;
  if (items.length > 0) {
    const Items = kind === 'media' ? GalleryGrid : GalleryRows;
    return <Items accountId={accountId} chatId={chatId} gallery={gallery} />;
  }
  if (status === 'loading') {
    return (
      <Delayed>
        <p className={styles.note}>{t('app.loading')}</p>
      </Delayed>
    );
  }
  if (status === 'failed') {
    return (
      <EmptyState title={t('gallery.failed')} text={t(`error.${error ?? 'internal'}`)}>
        <Button onClick={gallery.more}>{t('common.tryAgain')}</Button>
      </EmptyState>
    );
  }
  return <EmptyState icon={icons[kind]} title={t(`gallery.none.${kind}`)} />;
}

/** What a chat has of pictures, links and files. */
export function GalleryPanel({ accountId, chatId }: { accountId: AccountId; chatId: ChatId }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<GalleryKind>(galleryKinds[0]);
  const group = useId();
  return (
    <div className={styles.panel}>
      <fieldset className={tabStyles.bar}>
        <legend className="visually-hidden">{t('gallery.kind')}</legend>
        {order.map((one) => (
          <label key={one} className={tabStyles.choice}>
            <input
              type="radio"
              name={group}
              className={tabStyles.radio}
              checked={one === kind}
              onChange={() => setKind(one)}
            />
            <span className={tabStyles.face}>{t(`gallery.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.body}>
        <List key={`${accountId}/${chatId}/${kind}`} accountId={accountId} chatId={chatId} kind={kind} />
      </div>
    </div>
  );
}
