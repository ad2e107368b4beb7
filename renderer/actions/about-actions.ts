import type { Bridge } from '../../preload/contract/bridge.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { AboutView, LicenceView } from '../../preload/contract/updates.ts';
import { callMain } from './call.ts';

export interface AboutActions {
  readonly view: () => Promise<Result<AboutView>>;
  readonly licences: () => Promise<Result<readonly LicenceView[]>>;
  /** How these three go is pushed. */
  checkForUpdate(): Promise<Result<null>>;
  downloadUpdate(): Promise<Result<null>>;
  installUpdate(): Promise<Result<null>>;
  lookByItself(allowed: boolean): Promise<Result<null>>;
}

/** Makes the actions on what the app knows of itself. */
export const createAboutActions = (bridge: Bridge): AboutActions => ({
  view: () => callMain(bridge, 'about.view', {}),
  licences: () => callMain(bridge, 'about.licences', {}),
  checkForUpdate: () => callMain(bridge, 'updates.check', {}),
  downloadUpdate: () => callMain(bridge, 'updates.download', {}),
  installUpdate: () => callMain(bridge, 'updates.install', {}),
  lookByItself: (allowed) => callMain(bridge, 'updates.lookByItself', { allowed }),
});
