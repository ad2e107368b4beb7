import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersInOrder } from '../../../../main/whatsapp/durable/answers-in-order.ts';

test('answers come in the order of the calls, whichever work ends first, failures too', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ fails: fc.boolean(), later: fc.boolean() }), { minLength: 1, maxLength: 12 }),
      fc.scheduler(),
      async (calls, scheduler) => {
        const inOrder = answersInOrder();
        const answered: number[] = [];
        const answers = calls.map(({ fails, later }, index) => {
          const work = later ? scheduler.schedule(Promise.resolve(index)) : Promise.resolve(index);
          return inOrder(
            work.then((value) => {
              if (fails) throw new Error(`failed ${value}`);
              return value;
            }),
          )
            .then(
              (value) => expect([fails, value]).toEqual([false, index]),
              (error: unknown) => expect([fails, String(error)]).toEqual([true, `Error: failed ${index}`]),
            )
            .then(() => answered.push(index));
        });
        await scheduler.waitAll();
        await Promise.all(answers);
        expect(answered).toEqual(calls.map((_, index) => index));
      },
    ),
  ));
