export function openDisplay(environment?: NodeJS.ProcessEnv): Promise<{
  readonly environment: Readonly<Record<string, string>>;
  readonly isVirtual: boolean;
  readonly close: () => Promise<void>;
}>;
export const virtualDisplayVariable: string;
export function displayKind(
  environment?: NodeJS.ProcessEnv,
  platform?: NodeJS.Platform,
  exists?: (path: string) => boolean,
): 'desktop' | 'x11' | 'wayland' | 'virtual' | 'none';
