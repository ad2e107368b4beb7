import { describe, expect, it } from 'vitest';
import { chooseSteps, demoOptions, splitOptions } from '../../../scripts/library/options.mjs';
import { npmCall } from '../../../scripts/library/npm.mjs';
import { duration } from '../../../scripts/library/output.mjs';
import { PlainError, describeError, lastWords } from '../../../scripts/library/plain-error.mjs';

describe('arguments', () => {
  it('our own option does not reach the app', () => {
    expect(splitOptions(['--retry-electron', '--hidden'])).toEqual({
      retryElectron: true,
      rest: ['--hidden'],
    });
    expect(splitOptions([])).toEqual({ retryElectron: false, rest: [] });
  });

  it('the demo takes a file for the picture', () => {
    expect(demoOptions(['--screenshot', 'a.png'])).toEqual({ screenshot: 'a.png', retryElectron: false });
    expect(demoOptions(['--screenshot=a.png', '--retry-electron']).retryElectron).toBe(true);
    expect(demoOptions([]).screenshot).toBeUndefined();
  });

  it.each([[['--screenshot']], [['--screenshot=']], [['--screnshot', 'a.png']], [['a.png']]])(
    'the demo refuses %j in plain words',
    (list) => expect(() => demoOptions(list)).toThrow('The demo does not understand its arguments'),
  );

  const steps = [{ name: 'types' }, { name: 'unit' }, { name: 'e2e' }];

  it('steps are run in their order, whatever the order of the names', () => {
    expect(chooseSteps(steps, [])).toEqual(steps);
    expect(chooseSteps(steps, ['e2e', 'types'])).toEqual([steps[0], steps[2]]);
  });

  it('a step that does not exist is named, with those that do', () => {
    expect(() => chooseSteps(steps, ['units'])).toThrow('There is no step named units.');
  });
});

describe('npmCall', () => {
  it('uses the npm that started us', () => {
    const call = npmCall(['ci'], { npm_execpath: '/opt/npm/bin/npm-cli.js' });
    expect(call).toEqual({
      command: process.execPath,
      args: ['/opt/npm/bin/npm-cli.js', 'ci'],
      shell: false,
    });
  });

  it('uses the npm of the path otherwise, also when another tool started us', () => {
    expect(npmCall(['ci'], {}).command).toBe('npm');
    expect(npmCall(['ci'], { npm_execpath: '/opt/yarn.js' }).command).toBe('npm');
  });
});

describe('words for people', () => {
  it('an error names its next step and shows no stack', () => {
    expect(describeError(new PlainError('There is no network.', 'plug it in'))).toBe(
      'There is no network.\n  Next: plug it in',
    );
    expect(describeError(new PlainError('There is no network.'))).toBe('There is no network.');
  });

  it('an unexpected error shows where it came from', () => {
    expect(describeError(new TypeError('odd'))).toContain('options.test.mjs');
    expect(describeError('text')).toBe('text');
  });

  it('the last words of a command are quoted', () => {
    expect(lastWords('first\nE: no such package\n\n')).toBe('E: no such package');
    expect(lastWords('')).toBe('it said nothing');
  });

  it.each([
    [12, '12 ms'],
    [1500, '1.5 s'],
    [99_949, '99.9 s'],
    [125_000, '2 min 05 s'],
  ])('%d ms is %s', (milliseconds, text) => expect(duration(milliseconds)).toBe(text));
});
