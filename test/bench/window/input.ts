/** Input in the form in which Electron takes it. */
export type InputEvent =
  | {
      readonly type: 'mouseDown' | 'mouseUp' | 'mouseMove';
      readonly x: number;
      readonly y: number;
      readonly button?: 'left';
      readonly clickCount?: number;
    }
  | { readonly type: 'mouseWheel'; readonly x: number; readonly y: number; readonly deltaY: number }
  | { readonly type: 'keyDown' | 'char' | 'keyUp'; readonly keyCode: string };

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A click in two halves: a person's button is down for a while, and the click is made by its coming up. */
export const push = ({ x, y }: Point): readonly InputEvent[] => [
  { type: 'mouseMove', x, y },
  { type: 'mouseDown', x, y, button: 'left', clickCount: 1 },
];
export const release = ({ x, y }: Point): readonly InputEvent[] => [
  { type: 'mouseUp', x, y, button: 'left', clickCount: 1 },
];

export const press = (keyCode: string): readonly InputEvent[] => [
  { type: 'keyDown', keyCode },
  { type: 'char', keyCode },
  { type: 'keyUp', keyCode },
];

export const wheel = ({ x, y }: Point, deltaY: number): readonly InputEvent[] => [
  { type: 'mouseWheel', x, y, deltaY },
];
