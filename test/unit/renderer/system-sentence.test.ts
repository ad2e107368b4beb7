import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemEvents, type SystemLine } from '../../../preload/contract/message-parts.ts';
import { systemSentence } from '../../../renderer/features/message-body/system-sentence.ts';
import { startTexts } from '../../../renderer/i18n.ts';

beforeAll(() => void startTexts());

const say = (what: SystemLine['what'], rest: Partial<SystemLine> = {}): string =>
  systemSentence(
    i18next.t,
    { what, by: null, byMe: false, about: [], aboutMe: false, value: null, ...rest },
    'en-GB',
  );

describe('lines that nobody wrote', () => {
  it('have a sentence for whoever did it to whomever', () => {
    for (const what of systemEvents) {
      for (const doer of [{}, { by: 'Ben' }, { byMe: true, by: '' }]) {
        for (const whom of [{}, { about: ['Ann'] }, { about: ['Ann', 'Tom'] }, { aboutMe: true }]) {
          const sentence = say(what, { ...doer, ...whom, value: '86400' });
          expect(sentence).not.toMatch(/system\.|\{\{|undefined|null|^$/);
        }
      }
    }
  });

  it.each([
    ['added', { byMe: true, about: ['Ann', 'Tom'] }, 'You added Ann and Tom'],
    ['added', { by: 'Ben', aboutMe: true }, 'Ben added you'],
    ['removed', { about: ['Ann', 'Tom'] }, 'Ann and Tom were removed'],
    ['left', { by: 'Ben' }, 'Ben left'],
    ['left', { byMe: true }, 'You left'],
    ['subject', { by: 'Ben', value: '<b>{{by}}</b>' }, 'Ben changed the group’s name to “<b>{{by}}</b>”'],
    ['timer', { byMe: true, value: '7776000' }, 'You set new messages to disappear after 90 days'],
    ['timer', { value: '5400' }, 'New messages disappear after 90 minutes'],
    ['promoted', { about: ['Ann'] }, 'Ann is now an admin'],
  ] as const)('%s', (what, rest, sentence) => expect(say(what, rest)).toBe(sentence));
});
