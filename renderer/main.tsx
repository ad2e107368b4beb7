import { createRoot } from 'react-dom/client';
import { createApp } from './actions/app.ts';
import { AppProvider } from './app-context.ts';
import { readBridge } from './bridge.ts';
import { Root } from './features/workspace/root.tsx';
import { followLanguage, startTexts } from './i18n.ts';
import './ui/tokens.css';
import './ui/base.css';
import { BrokenWindow } from './ui/broken-window.tsx';
import { TextsProvider } from './ui/texts.tsx';
import { TooltipProvider } from './ui/tooltip.tsx';

const texts = startTexts();
const app = createApp(readBridge());
followLanguage(texts, app.stores.preferences);
app.start();

const container = document.querySelector('#root');
if (container === null) throw new Error('index.html has no #root');
createRoot(container).render(
  <TextsProvider>
    <BrokenWindow>
      <AppProvider value={app}>
        <TooltipProvider>
          <Root />
        </TooltipProvider>
      </AppProvider>
    </BrokenWindow>
  </TextsProvider>,
);
