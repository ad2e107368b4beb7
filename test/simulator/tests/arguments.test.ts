import { expect, test } from 'vitest';
import { parseArguments, USAGE } from '../arguments.ts';
import { SCENARIO_HELP, scenarios } from '../scenarios/index.ts';

test('nothing at all is a quiet simulator at the usual port', () => {
  expect(parseArguments([])).toEqual({ options: { port: 8080, scenario: 'quiet' }, secure: false });
});

test('every option is taken', () => {
  const args = '--port 0 --accounts 2 --seed=7 --scenario demo --data /tmp/world --tls'.split(' ');
  expect(parseArguments(args)).toEqual({
    options: { port: 0, accounts: 2, seed: 7, scenario: 'demo', data: '/tmp/world' },
    secure: true,
  });
});

test('help names every scenario and what it does', () => {
  expect(parseArguments(['--help', '--port', '1'])).toEqual({ help: true });
  expect(Object.keys(SCENARIO_HELP)).toEqual(Object.keys(scenarios));
  for (const [name, text] of Object.entries(SCENARIO_HELP)) {
    expect(USAGE).toMatch(new RegExp(`^ +${name} +${text}$`, 'm'));
  }
});

test.each([
  ['--speed', 'There is no option --speed; --help lists those there are.'],
  ['-p', 'There is no option -p; --help lists those there are.'],
  ['--constructor', 'There is no option --constructor; --help lists those there are.'],
  ['8080', 'Only options are expected, not 8080.'],
  ['--port', '--port needs a value.'],
  ['--data --tls', '--data needs a value.'],
  ['--tls=yes', '--tls takes no value.'],
  ['--port 1 --port 2', '--port is given twice.'],
  ['--port 65536', '--port has to be a whole number from 0 to 65535, not 65536.'],
  ['--seed 1.5', '--seed has to be a whole number from 0 to 9007199254740991, not 1.5.'],
  ['--accounts -1', '--accounts has to be a whole number from 0 to 100000, not -1.'],
  ['--scenario nowhere', 'There is no scenario nowhere; there are quiet and demo.'],
])('%s is refused: %s', (args, problem) => {
  expect(parseArguments(args.split(' '))).toEqual({ problem });
});
