/** Where menus and tooltips are put: in the landmark of the screen, so that nothing stands outside of one. */
export const layerHost = (): HTMLElement | null => document.querySelector('main');
