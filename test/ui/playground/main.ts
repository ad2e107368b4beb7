import './without-eval.ts';
import { languages } from '../../../preload/contract/preferences.ts';
import { createFakeBridge } from './fake-bridge.ts';
import { buildScenario, scenarioNames } from './scenarios.ts';
import { playgroundControls, type PlaygroundControls } from './controls.ts';

declare global {
  interface Window {
    playground: PlaygroundControls;
  }
}

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme === 'dark' || theme === 'light') document.documentElement.style.colorScheme = theme;
if (query.get('dir') === 'rtl') document.documentElement.dir = 'rtl';

const language = languages.find((one) => one === query.get('language'));

const wanted = query.get('scenario');
const world = buildScenario(scenarioNames.find((name) => name === wanted) ?? 'five');
if (language !== undefined) world.preferences = { ...world.preferences, language };
Object.defineProperty(window, 'switchboard', { value: createFakeBridge(world) });
window.playground = playgroundControls(world);

// After the bridge is there, as in the real window.
await import('../../../renderer/main.tsx');
