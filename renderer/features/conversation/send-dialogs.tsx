import { useApp } from '../../app-context.ts';
import type { ChatPlace } from '../../stores/ui-state.ts';
import { PollDialog } from '../poll/poll-dialog.tsx';
import { ContactDialog } from '../send-contact/contact-dialog.tsx';

/** The dialogs of what is sent beside texts and files. They stay open while sending fails. */
export function SendDialogs({
  what,
  place,
  onSent,
  onClose,
}: {
  what: 'poll' | 'contact';
  place: ChatPlace;
  onSent: () => void;
  onClose: () => void;
}) {
  const { messages } = useApp();
  const finish = async (sending: Promise<boolean>): Promise<void> => {
    if (await sending) onSent();
  };
  return what === 'poll' ? (
    <PollDialog onSend={(poll) => void finish(messages.sendPoll(place, poll))} onClose={onClose} />
  ) : (
    <ContactDialog
      accountId={place.accountId}
      onSend={(people) => void finish(messages.sendContacts(place, people))}
      onClose={onClose}
    />
  );
}
