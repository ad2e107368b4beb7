// @ts-check
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { duration, say } from '../library/output.mjs';
import { projectCache } from '../library/paths.mjs';
import { PlainError } from '../library/plain-error.mjs';
import { linkAccount, openChat, passFirstScreens } from './drive.mjs';
import { scanWithPhone } from './simulator.mjs';

const accounts = 5;
const longest = 3 * 60 * 1000;

/**
 * Plays the demo in the app's window: five accounts get linked, a chat is opened, and where it is wanted a picture taken.
 * @param {import('playwright').ElectronApplication} app
 * @param {import('./simulator.mjs').Service & { failure: Promise<never> }} service
 * @param {string | undefined} picture the file for it
 */
export async function playDemo(app, service, picture) {
  const begun = Date.now();
  let stage = 'waiting for its window';
  const enter = (/** @type {string} */ name) => {
    stage = name;
    say(`demo: ${name} (${duration(Date.now() - begun)})`);
  };
  const play = async () => {
    const page = await app.firstWindow();
    enter('answering the questions of a first start');
    await passFirstScreens(page);
    for (let number = 1; number <= accounts; number += 1) {
      enter(`linking account ${number} of ${accounts}`);
      await linkAccount(page, (text) => scanWithPhone(service, text), number);
    }
    enter('opening a chat');
    await openChat(page);
    if (!picture) return;
    await wait(1500); // pictures of people, fonts and the last movement of the page
    await page.screenshot({ path: picture });
  };
  const tooLate = wait(longest, undefined, { ref: false }).then(() => {
    throw new PlainError(`The demo was not done after ${duration(longest)}; it was ${stage}.`);
  });
  try {
    await Promise.race([play(), tooLate, service.failure]);
  } catch (error) {
    throw await explain(error, stage, app);
  }
}

/**
 * @param {unknown} error
 * @param {string} stage
 * @param {import('playwright').ElectronApplication} app
 */
async function explain(error, stage, app) {
  const evidence = join(projectCache, 'demo-failed.png');
  const nextStep = (await takePicture(app.windows()[0], evidence)) ? `look at ${evidence}` : undefined;
  if (error instanceof PlainError) return new PlainError(error.message, error.nextStep ?? nextStep);
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return new PlainError(`The demo broke off while ${stage}: ${reason}`, nextStep, { cause: error });
}

/**
 * @param {import('playwright').Page | undefined} page
 * @param {string} file
 * @returns {Promise<boolean>} false: there is nothing to be seen any more
 */
async function takePicture(page, file) {
  try {
    await page?.screenshot({ path: file, timeout: 5000 });
    return page !== undefined;
  } catch {
    return false;
  }
}
