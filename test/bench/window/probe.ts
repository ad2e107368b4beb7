import { ipcRenderer } from 'electron';

/*
 * Beside the page, in a world of its own (a preload script): says when the first frame with what counts in it has been
 * drawn, and when a movement of the mouse has been answered by a frame. Must be one file: the page is in a sandbox.
 */

/** After the next frame: its layout and paint are done when a message that it sent comes back. */
const afterFrame = (then: (at: number) => void): void => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => then(performance.timeOrigin + performance.now()));
    port1.start();
    port2.postMessage(null);
  });
};

/** A row of the chat list, or the text of the baseline's page. */
const isThere = (): boolean => document.querySelector('[data-chat], [data-ready]') !== null;

if (isThere()) afterFrame((at) => ipcRenderer.send('bench:painted', at));
else {
  const observer = new MutationObserver(() => {
    if (!isThere()) return;
    observer.disconnect();
    afterFrame((at) => ipcRenderer.send('bench:painted', at));
  });
  observer.observe(document, { childList: true, subtree: true });
}
addEventListener('mousemove', () => afterFrame((at) => ipcRenderer.send('bench:moved', at)), {
  capture: true,
});
