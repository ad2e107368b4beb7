import './without-eval.ts';
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

const wanted = query.get('scenario');
const world = buildScenario(scenarioNames.find((name) => name === wanted) ?? 'five');
Object.defineProperty(window, 'switchboard', { value: createFakeBridge(world) });
window.playground = playgroundControls(world);

// After the bridge is there, as in the real window.
await import('../../../renderer/main.tsx');
