import { afterEach, expect, it, vi } from 'vitest';
import { Connection } from '../../../main/storage/connection.ts';
import { query, type NoParameters } from '../../../main/storage/query.ts';

const one = query<NoParameters, { one: number }>('the-query', 'SELECT 1 AS one');

afterEach(() => {
  vi.restoreAllMocks();
});

it.each([
  [50, []],
  [51, [['the-query', 51]]],
])('tells the name and the time of a query that took %d ms: %j', (milliseconds, expected) => {
  const reports: [string, number][] = [];
  const connection = new Connection(':memory:', (name, time) => reports.push([name, time]));
  vi.spyOn(performance, 'now')
    .mockReturnValueOnce(1000)
    .mockReturnValueOnce(1000 + milliseconds);
  expect(connection.get(one, {})).toEqual({ one: 1 });
  expect(reports).toEqual(expected);
  connection.close();
});

it('reports a query that fails, too', () => {
  const reports: string[] = [];
  const connection = new Connection(':memory:', (name) => reports.push(name));
  vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(500);
  const broken = query<NoParameters, { one: number }>('broken', 'SELECT * FROM nowhere');
  expect(() => connection.all(broken, {})).toThrow(/nowhere/);
  expect(reports).toEqual(['broken']);
  connection.close();
});
