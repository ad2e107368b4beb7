import type { ContactCardView } from '../../../preload/contract/message-parts.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { Avatar } from '../../ui/avatar.tsx';
import styles from './parts.module.css';

const shown = (number: string): string => (/^\d{7,15}$/.test(number) ? formatPhoneNumber(number) : number);

/** People that were sent, with their numbers. */
export function ContactCards({ contacts }: { contacts: readonly ContactCardView[] }) {
  return (
    <ul className={styles.cards}>
      {contacts.map((contact, index) => (
        // The same card may be sent twice in one message.
        <li key={index} className={styles.card}>
          <Avatar name={contact.name} size={36} />
          <div className={styles.cardWords}>
            <p className={styles.cardName} dir="auto">
              {contact.name}
            </p>
            {contact.phoneNumbers.map((number) => (
              <p key={number} className={styles.small}>
                <bdi dir="ltr">{shown(number)}</bdi>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
