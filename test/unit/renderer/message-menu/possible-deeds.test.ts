import { describe, expect, it } from 'vitest';
import type { MediaView } from '../../../../preload/contract/message-parts.ts';
import type { MessageView } from '../../../../preload/contract/model.ts';
import {
  possibleDeeds,
  type Deed,
  type DeedCircumstances,
} from '../../../../renderer/features/message-menu/possible-deeds.ts';
import { message } from '../samples.ts';

const now = 1_800_000_000_000;
const minute = 60_000;
const usual: DeedCircumstances = { canSend: true, chatKind: 'direct', isAdmin: false, now };
const deeds = (change: Partial<MessageView>, circumstances: Partial<DeedCircumstances> = {}): Deed[] =>
  [
    ...possibleDeeds(message(1, { sentAt: now - minute, text: 'words', ...change }), {
      ...usual,
      ...circumstances,
    }),
  ].toSorted();
const picture = (state: MediaView['state']): Partial<MessageView> => ({
  kind: 'image',
  text: '',
  parts: {
    media: {
      type: 'image',
      mimetype: 'image/jpeg',
      fileName: null,
      bytes: 1,
      width: 1,
      height: 1,
      seconds: null,
      waveform: null,
      thumbnailUrl: null,
      state,
    },
  },
});

describe('what can be done with a message', () => {
  const all = ['copy', 'delete', 'forward', 'info', 'pin', 'react', 'reply', 'star'];
  const table: readonly (readonly [
    name: string,
    change: Partial<MessageView>,
    circumstances: Partial<DeedCircumstances>,
    expected: readonly string[],
  ])[] = [
    ['a text of somebody', {}, {}, all],
    ['an own text', { fromMe: true, status: 'read' }, {}, [...all, 'delete-for-everyone', 'edit']],
    [
      'an own text of 16 minutes ago',
      { fromMe: true, status: 'read', sentAt: now - 16 * minute },
      {},
      [...all, 'delete-for-everyone'],
    ],
    [
      'an own text of three days ago',
      { fromMe: true, status: 'read', sentAt: now - 72 * 60 * minute },
      {},
      all,
    ],
    ['an own text that waits', { fromMe: true, status: 'queued' }, {}, ['copy']],
    ['an own text that failed', { fromMe: true, status: 'failed' }, {}, ['copy', 'delete']],
    ['a line that nobody wrote', { kind: 'system' }, {}, []],
    ['a deleted message', { kind: 'deleted', text: '' }, {}, ['delete']],
    ['one that can not be read', { kind: 'undecryptable', text: '' }, {}, ['delete']],
    ['a picture that is not here', picture({ kind: 'remote' }), {}, all.filter((deed) => deed !== 'copy')],
    [
      'a picture that is here',
      picture({ kind: 'here', url: '' }),
      {},
      [...all.filter((deed) => deed !== 'copy'), 'copy-picture', 'save'],
    ],
    [
      'a caption of one’s own',
      { ...picture({ kind: 'remote' }), text: 'see', fromMe: true, status: 'sent' },
      {},
      [...all, 'delete-for-everyone', 'edit'],
    ],
    [
      'what is to be seen once',
      { kind: 'image', text: '', parts: { viewOnce: true } },
      {},
      ['delete', 'info', 'react', 'reply'],
    ],
    [
      'a poll',
      { kind: 'poll', parts: { poll: { question: 'words', selectable: 1, options: [], voters: 0 } } },
      {},
      ['delete', 'info', 'pin', 'react', 'reply', 'star'],
    ],
    [
      'an account that can’t send',
      { fromMe: true, status: 'read' },
      { canSend: false },
      ['copy', 'delete', 'info', 'star'],
    ],
    ['a text of somebody in a group', {}, { chatKind: 'group' }, all],
    ['the same for an admin', {}, { chatKind: 'group', isAdmin: true }, [...all, 'delete-for-everyone']],
    ['one that an admin deletes already', { status: 'queued' }, { chatKind: 'group', isAdmin: true }, all],
    [
      'a text of three days ago, for an admin',
      { sentAt: now - 72 * 60 * minute },
      { chatKind: 'group', isAdmin: true },
      all,
    ],
    ['a channel', {}, { chatKind: 'channel' }, ['copy', 'delete', 'forward', 'info', 'star']],
  ];
  it.each(table)('%s', (_name, change, circumstances, expected) => {
    expect(deeds(change, circumstances)).toEqual([...expected].toSorted());
  });
});
