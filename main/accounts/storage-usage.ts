import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import {
  usageKinds,
  type Cleared,
  type StorageUsage,
  type UsageKind,
} from '../../preload/contract/storage.ts';
import { cutoffOf } from '../domain/retention.ts';
import type { ChangeNotice, ChatStore } from './ports.ts';
import type { OldThings, UsageSlice } from './retention-port.ts';

const day = 86_400_000;

type Rows<Name extends 'parts' | 'files'> = UsageSlice[Name][number];

/** Walks through all that an account has, in small steps. A file is met once only, with its newest message. */
async function walk(
  chats: ChatStore,
  accountId: AccountId,
): Promise<{ readonly parts: readonly Rows<'parts'>[]; readonly files: readonly Rows<'files'>[] }> {
  const parts: Rows<'parts'>[] = [];
  const files = new Map<string, Rows<'files'>>();
  let after: UsageSlice['next'] = null;
  do {
    const slice: UsageSlice = await chats.usageSlice(accountId, after);
    parts.push(...slice.parts);
    for (const file of slice.files) {
      const known = files.get(file.name);
      // As long as one message that stays has it, the file stays.
      if (known === undefined || file.starred || (!known.starred && file.day > known.day))
        files.set(file.name, file);
    }
    after = slice.next;
  } while (after !== null);
  return { parts, files: [...files.values()] };
}

export async function storageUsage(chats: ChatStore, accountId: AccountId): Promise<StorageUsage> {
  const { parts, files } = await walk(chats, accountId);
  const sum = <Row extends { readonly kind: UsageKind }>(
    rows: readonly Row[],
    kind: UsageKind,
    of: (row: Row) => number,
  ): number => rows.reduce((total, row) => total + (row.kind === kind ? of(row) : 0), 0);
  const kinds = usageKinds.map((kind) => ({
    kind,
    messages: sum(parts, kind, ({ messages }) => messages),
    bytes: sum(parts, kind, ({ bytes }) => bytes),
    fileBytes: sum(files, kind, ({ bytes }) => bytes),
  }));
  const days = parts.map((part) => part.day).filter((number) => number > 0);
  return {
    bytes: kinds.reduce((total, { bytes, fileBytes }) => total + bytes + fileBytes, 0),
    messages: kinds.reduce((total, { messages }) => total + messages, 0),
    kinds,
    oldestAt: days.length === 0 ? null : Math.min(...days) * day,
  };
}

/** What would go, counted by whole days; nothing is changed. */
export async function previewOld(
  chats: ChatStore,
  accountId: AccountId,
  { what, before }: OldThings,
): Promise<Cleared> {
  const { parts, files } = await walk(chats, accountId);
  const goes = ({ day: number, starred }: { readonly day: number; readonly starred: boolean }): boolean =>
    !starred && (number + 1) * day <= before;
  const bytesOf = (rows: readonly { readonly bytes: number }[]): number =>
    rows.reduce((total, { bytes }) => total + bytes, 0);
  const oldFiles = files.filter(goes);
  if (what === 'media') return { messages: oldFiles.length, bytes: bytesOf(oldFiles) };
  const oldParts = parts.filter(goes);
  return {
    messages: oldParts.reduce((total, { messages }) => total + messages, 0),
    bytes: bytesOf(oldParts) + bytesOf(oldFiles),
  };
}

/** Deletes it, step by step, so that other work comes in between. */
export async function clearOld(
  chats: ChatStore,
  accountId: AccountId,
  old: OldThings,
  publish: (notice: ChangeNotice) => void,
  mayContinue: () => boolean = () => true,
): Promise<Cleared> {
  let messages = 0;
  let bytes = 0;
  let from: number | null = null;
  do {
    const removal = await chats.removeOld(accountId, old, from);
    publish(removal.notice);
    messages += removal.messages;
    bytes += removal.bytes;
    from = removal.next;
  } while (from !== null && mayContinue());
  return { messages, bytes };
}

/** What the rules of an account let go now. */
export async function dueByRule(
  chats: ChatStore,
  accountId: AccountId,
  { messages, media }: AccountSettings['keep'],
  now: number,
): Promise<readonly OldThings[]> {
  const bySize = messages.megabytes !== null || media.megabytes !== null;
  const { parts, files } = bySize ? await walk(chats, accountId) : { parts: [], files: [] };
  const due = (
    what: OldThings['what'],
    rule: typeof messages,
    rows: typeof parts | typeof files,
  ): OldThings[] => {
    const byDay = new Map<number, number>();
    let fixed = 0;
    for (const row of rows) {
      if (row.starred) fixed += row.bytes;
      else byDay.set(row.day, (byDay.get(row.day) ?? 0) + row.bytes);
    }
    const before = cutoffOf(rule, now, byDay, fixed);
    return before === null ? [] : [{ what, before }];
  };
  return [...due('messages', messages, parts), ...due('media', media, files)];
}
