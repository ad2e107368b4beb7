// @ts-check
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { personCache } from '../library/paths.mjs';
import { PlainError, lastWords } from '../library/plain-error.mjs';
import { run } from '../library/processes.mjs';

/** After this long the base is made anew, so that it is no museum. */
const longestAge = 7 * 24 * 60 * 60 * 1000;

/**
 * Lays out a bare Debian of the running release, as debootstrap makes it, in a folder. It takes packages from where this machine does.
 * @param {string} folder must not exist
 */
export async function layDebianRoot(folder) {
  const sources = await debianSources();
  const release = sources.find((source) => /^[a-z]+$/.test(source.suite));
  if (release === undefined)
    throw new PlainError('This machine has no Debian package source to make a root from.');
  const base = join(personCache(), `debian-${release.suite}-${process.arch}.tar`);
  if (!existsSync(base) || Date.now() - statSync(base).mtimeMs > longestAge) await makeBase(base, release);
  mkdirSync(folder, { recursive: true });
  await must('tar', ['--extract', '--numeric-owner', '--file', base, '--directory', folder]);
  writeFileSync(
    join(folder, 'etc/apt/sources.list'),
    sources.map(({ uri, suite, component }) => `deb ${uri} ${suite} ${component}\n`).join(''),
  );
  const { stdout } = await must('apt-config', ['dump', 'Acquire']);
  writeFileSync(join(folder, 'etc/apt/apt.conf.d/00as-the-host'), stdout);
  // Thrown away after the tests: what a power cut would do to it is nobody's concern.
  writeFileSync(join(folder, 'etc/dpkg/dpkg.cfg.d/unsafe-io'), 'force-unsafe-io\n');
  // Nothing that is installed here may start a service on the machine around it.
  writeFileSync(join(folder, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
}

/**
 * @param {string} file the tar to make
 * @param {{ uri: string, suite: string }} release
 */
async function makeBase(file, { uri, suite }) {
  const draft = `${file}.draft`;
  mkdirSync(dirname(file), { recursive: true });
  await must('rm', ['-rf', draft]);
  await must('debootstrap', ['--variant=minbase', suite, draft, uri]);
  await must('tar', [
    '--create',
    '--numeric-owner',
    '--one-file-system',
    '--file',
    `${file}.part`,
    '--directory',
    draft,
    '.',
  ]);
  await must('rm', ['-rf', draft]);
  renameSync(`${file}.part`, file);
}

/** @returns {Promise<{ uri: string, suite: string, component: string }[]>} Debian's own sources as apt has them here */
async function debianSources() {
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT) $(ORIGIN)';
  const { stdout } = await must('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  return stdout
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, , , origin]) => origin === 'Debian')
    .map(([uri = '', suite = '', component = '']) => ({ uri, suite, component }));
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
export async function must(command, args) {
  const outcome = await run(command, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  if (outcome.code !== 0) {
    throw new PlainError(`${command} failed: ${lastWords(outcome.stderr || outcome.stdout)}`);
  }
  return outcome;
}
