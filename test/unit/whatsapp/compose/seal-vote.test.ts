import { createHash, randomBytes } from 'node:crypto';
import { decryptPollVote } from '@whiskeysockets/baileys';
import { expect, it } from 'vitest';
import { sealVote } from '../../../../main/whatsapp/compose/seal-vote.ts';

const vote = {
  secret: randomBytes(32),
  pollId: '3EB0AA',
  creator: '1@lid',
  voter: '2@lid',
  options: ['yes', 'läter'],
  iv: randomBytes(12),
};
const open = ({ payload, iv }: ReturnType<typeof sealVote>, voterJid = vote.voter) =>
  decryptPollVote(
    { encPayload: Buffer.from(payload, 'base64'), encIv: Buffer.from(iv, 'base64') },
    { pollEncKey: vote.secret, pollCreatorJid: vote.creator, pollMsgId: vote.pollId, voterJid },
  );
const hashes = (options: readonly string[]) =>
  options.map((option) => createHash('sha256').update(option).digest('hex'));

it('a sealed vote is one that Baileys opens', () => {
  const { selectedOptions } = open(sealVote(vote));
  expect((selectedOptions ?? []).map((hash) => Buffer.from(hash).toString('hex'))).toEqual(
    hashes(vote.options),
  );
  expect(open(sealVote({ ...vote, options: [] })).selectedOptions ?? []).toEqual([]);
});

it('and nobody else can have cast', () => {
  expect(() => open(sealVote(vote), '3@lid')).toThrow();
});
