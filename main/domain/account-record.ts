import type { AccountId, AccountState, AccountView, Timestamp } from '../../preload/contract/model.ts';

/** What is kept of an account, besides its credentials and chats. */
export interface AccountRecord {
  readonly id: AccountId;
  readonly name: string;
  /** Digits only; null until first linked. */
  readonly phoneNumber: string | null;
  /** Bare LID jid of the account itself; null until the service has told it. */
  readonly lidJid: string | null;
  readonly hue: number;
  readonly order: number;
  readonly createdAt: Timestamp;
  readonly linkedAt: Timestamp | null;
  /** True after the service has unlinked this device: chats stay, nothing connects. */
  readonly unlinked: boolean;
  /** True while a person wants this account to stay disconnected. */
  readonly paused: boolean;
  /** Shown first, and connected before the others. */
  readonly pinned: boolean;
  /** What the person calls it here; empty or absent: by its profile name. */
  readonly label?: string;
  /** Tells of no new messages outside its own chats. */
  readonly muted?: boolean;
  /** The group of the strip that it stands in; empty or absent: none. */
  readonly group?: string;
  /** Whether that group is folded. All accounts of a group say the same. */
  readonly groupFolded?: boolean;
  /** When this device was last online; absent while it never was. Right to the hour. */
  readonly onlineAt?: Timestamp;
  /** When the phone last gave a sign of itself; absent while it never did. Right to the hour. */
  readonly phoneSeenAt?: Timestamp;
  /** True after its login has moved to another computer, until a person takes it back. */
  readonly moved?: boolean;
  /** When it was last in a backup that was checked; absent while it never was. */
  readonly backedUpAt?: Timestamp;
}

/** The parts of a record that can change. */
export type AccountChange = Partial<
  Pick<
    AccountRecord,
    | 'name'
    | 'phoneNumber'
    | 'lidJid'
    | 'hue'
    | 'order'
    | 'linkedAt'
    | 'unlinked'
    | 'paused'
    | 'pinned'
    | 'label'
    | 'muted'
    | 'group'
    | 'groupFolded'
    | 'onlineAt'
    | 'phoneSeenAt'
    | 'backedUpAt'
    | 'moved'
  >
>;

/** What a person chooses of how an account is shown. */
export type Arrangement = Pick<
  AccountChange,
  'hue' | 'order' | 'pinned' | 'label' | 'muted' | 'group' | 'groupFolded'
>;

/** An account as the window shows it. */
export function accountView(
  record: AccountRecord,
  state: AccountState,
  unread: number,
  pictureUrl: string | null,
): AccountView {
  const { id, name, phoneNumber, hue, order, pinned, linkedAt } = record;
  return {
    id,
    name,
    label: record.label ?? '',
    phoneNumber,
    hue,
    order,
    pinned,
    muted: record.muted ?? false,
    group: record.group ?? '',
    groupFolded: record.groupFolded ?? false,
    linkedAt,
    pictureUrl,
    onlineAt: record.onlineAt ?? null,
    phoneSeenAt: record.phoneSeenAt ?? null,
    lastBackupAt: record.backedUpAt ?? null,
    unread,
    state,
  };
}
