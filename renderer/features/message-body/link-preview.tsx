import type { LinkPreviewView } from '../../../preload/contract/message-parts.ts';
import { hrefOf } from '../../rich-text/find-atoms.ts';
import { ExternalLink } from './external-link.tsx';
import styles from './parts.module.css';

/** What the sender's app found behind a link. The host is taken from the real address, never from the sender's words. */
export function LinkPreview({ link }: { link: LinkPreviewView }) {
  const href = hrefOf(link.url);
  if (href === null) return null;
  return (
    <ExternalLink href={href} className={styles.preview}>
      {link.thumbnailUrl !== null && <img src={link.thumbnailUrl} alt="" className={styles.previewImage} />}
      <span className={styles.previewWords}>
        {link.title !== '' && (
          <span className={styles.previewTitle} dir="auto">
            {link.title}
          </span>
        )}
        {link.description !== '' && (
          <span className={styles.previewText} dir="auto">
            {link.description}
          </span>
        )}
        <span className={styles.previewHost} dir="ltr">
          {new URL(href).host}
        </span>
      </span>
    </ExternalLink>
  );
}
