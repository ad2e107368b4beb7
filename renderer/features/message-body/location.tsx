import { MapPin } from 'lucide-react';
import type { LocationView } from '../../../preload/contract/message-parts.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { ExternalLink } from './external-link.tsx';
import styles from './parts.module.css';

const degrees = (value: number): string => value.toFixed(5);

/** The map of a place, for the person's own browser. Nothing of it is fetched here: that would tell where one looks. */
const mapAddress = ({ latitude, longitude }: LocationView): string =>
  `https://www.openstreetmap.org/?mlat=${degrees(latitude)}&mlon=${degrees(longitude)}#map=16/${degrees(latitude)}/${degrees(longitude)}`;

/** A place: what the sender calls it, and where it is. */
export function Location({ location }: { location: LocationView }) {
  const { t } = useTranslation();
  const { name, address, live } = location;
  return (
    <div className={styles.place}>
      <span className={styles.placeIcon}>
        <MapPin size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <div className={styles.cardWords}>
        <p className={styles.cardName} dir="auto">
          {name ?? t(live ? 'message.location.live' : 'kind.location')}
        </p>
        {address !== null && (
          <p className={styles.small} dir="auto">
            {address}
          </p>
        )}
        <p className={styles.small}>
          <bdi dir="ltr">
            {degrees(location.latitude)}, {degrees(location.longitude)}
          </bdi>
        </p>
        <ExternalLink href={mapAddress(location)} className={styles.placeLink}>
          {t('message.location.open')}
        </ExternalLink>
      </div>
    </div>
  );
}
