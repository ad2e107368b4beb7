import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateKeyPair, sign, typedPublicKey, verify, type KeyPair } from '../crypto/curve.ts';
import { initiateSession, respondToSession } from '../signal/key-agreement.ts';
import { decodePreKeyMessage } from '../signal/messages.ts';
import { pad, unpad } from '../signal/padding.ts';
import { ReceivedSenderKey, SenderKey } from '../signal/sender-key.ts';
import type { Ciphertext } from '../signal/session.ts';
import { Session } from '../signal/session.ts';
import { SessionStore } from '../signal/session-store.ts';

interface Party {
  readonly name: string;
  readonly store: SessionStore;
  readonly identity: KeyPair;
  readonly signedPreKey: KeyPair;
  readonly preKey: KeyPair;
}

function party(name: string): Party {
  return {
    name,
    store: new SessionStore(),
    identity: generateKeyPair(),
    signedPreKey: generateKeyPair(),
    preKey: generateKeyPair(),
  };
}

function start(from: Party, to: Party): void {
  const session = initiateSession(from.identity, 7, {
    registrationId: 8,
    identityKey: to.identity.publicKey,
    signedPreKey: { id: 1, publicKey: to.signedPreKey.publicKey, signature: Buffer.alloc(64) },
    preKey: { id: 2, publicKey: to.preKey.publicKey },
  });
  from.store.use(to.name, session);
}

function read(to: Party, from: Party, { type, body }: Ciphertext): string {
  const bytes =
    type === 'pkmsg'
      ? to.store.decryptFirst(from.name, body, (message) =>
          respondToSession(to.identity, to.signedPreKey, to.preKey, message),
        )
      : to.store.decrypt(from.name, body);
  return bytes.toString('utf8');
}

test('any exchange in any order, with messages lost, late and doubled, is read once and rightly', () => {
  const step = fc.record({
    fromFirst: fc.boolean(),
    deliver: fc.integer({ min: 0, max: 3 }),
    lose: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const ada = party('ada');
      const bob = party('bob');
      start(ada, bob);
      const onTheWay: { from: Party; to: Party; text: string; message: Ciphertext }[] = [];
      for (const [index, { fromFirst, deliver, lose }] of steps.entries()) {
        const [from, to] = fromFirst ? [ada, bob] : [bob, ada];
        const session = from.store.current(to.name);
        // Who was written to can only answer after having read something.
        if (session) {
          const text = `message ${index}`;
          if (from === ada || onTheWay.length < 30)
            onTheWay.push({ from, to, text, message: session.encrypt(Buffer.from(text)) });
        }
        if (lose) onTheWay.shift();
        const [next] = onTheWay.splice(Math.min(deliver, Math.max(onTheWay.length - 1, 0)), 1);
        if (!next) continue;
        expect(read(next.to, next.from, next.message)).toBe(next.text);
        expect(() => read(next.to, next.from, next.message)).toThrow();
      }
    }),
    { numRuns: 150 },
  );
});

test('a changed byte is noticed, and the message itself is still readable after it', () => {
  const ada = party('ada');
  const bob = party('bob');
  start(ada, bob);
  const session = ada.store.current('bob');
  if (!session) throw new Error('no session');
  expect(read(bob, ada, session.encrypt(Buffer.from('first')))).toBe('first');
  const { body } = session.encrypt(Buffer.from('second'));
  const inner = decodePreKeyMessage(body).message;
  for (let at = 1; at < inner.length; at += 7) {
    const broken = Buffer.from(inner);
    broken[at] = (broken[at] ?? 0) ^ 1;
    expect(() => bob.store.decrypt('ada', broken)).toThrow();
  }
  expect(bob.store.decrypt('ada', inner).toString('utf8')).toBe('second');
});

test('a session goes on after having been saved and restored', () => {
  const ada = party('ada');
  const bob = party('bob');
  start(ada, bob);
  for (let round = 0; round < 3; round++) {
    const there = ada.store.current('bob')?.encrypt(Buffer.from(`there ${round}`));
    if (there) expect(read(bob, ada, there)).toBe(`there ${round}`);
    const saved = JSON.parse(JSON.stringify(bob.store.save())) as ReturnType<SessionStore['save']>;
    bob.store.clear();
    bob.store.restore(saved, bob.identity);
    const back = bob.store.current('ada')?.encrypt(Buffer.from(`back ${round}`));
    if (back) expect(read(ada, bob, back)).toBe(`back ${round}`);
  }
  expect(ada.store.current('bob')).toBeInstanceOf(Session);
});

test('a sender key reads what comes after it, in any order, once, and nothing that is forged', () => {
  const key = new SenderKey();
  const early = key.encrypt(Buffer.from('before'));
  const reader = ReceivedSenderKey.fromDistribution(key.distribution());
  const messages = ['a', 'b', 'c', 'd'].map((text) => key.encrypt(Buffer.from(text)));
  const [a, b, c, d] = messages;
  if (!a || !b || !c || !d) throw new Error('four messages');
  expect(reader.decrypt(c).toString()).toBe('c');
  expect(reader.decrypt(a).toString()).toBe('a');
  expect(() => reader.decrypt(a)).toThrow(/old counter/);
  expect(() => reader.decrypt(early)).toThrow(/old counter/);
  const forged = Buffer.from(d);
  forged[3] = (forged[3] ?? 0) ^ 1;
  expect(() => reader.decrypt(forged)).toThrow(/signature/);
  expect(reader.decrypt(d).toString()).toBe('d');
  expect(reader.decrypt(b).toString()).toBe('b');
});

test('padding is between 1 and 16 bytes that agree, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(unpad(pad(bytes))).toEqual(Buffer.from(bytes));
    }),
  );
  for (const wrong of [[], [0], [1, 2], [17], Array.from({ length: 17 }, () => 17), [1, 3, 3], [16, 16]]) {
    expect(() => unpad(Buffer.from(wrong))).toThrow(/padding/);
  }
});

test('signatures hold for their message and key alone', () => {
  const pair = generateKeyPair();
  const message = typedPublicKey(generateKeyPair().publicKey);
  const signature = sign(pair, message);
  expect(verify(pair.publicKey, message, signature)).toBe(true);
  expect(verify(generateKeyPair().publicKey, message, signature)).toBe(false);
  expect(verify(pair.publicKey, Buffer.from('other'), signature)).toBe(false);
  expect(verify(pair.publicKey, message, signature.subarray(1))).toBe(false);
});
