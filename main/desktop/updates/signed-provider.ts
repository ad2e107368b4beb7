import { Provider, type AppUpdater, type ResolvedUpdateFileInfo, type UpdateInfo } from 'electron-updater';
import {
  parseUpdateInfo,
  resolveFiles,
  type ProviderRuntimeOptions,
} from 'electron-updater/out/providers/Provider.js';
import { checkListSignature, UntrustedUpdate } from './channel-signature.ts';
import type { UpdateChannel } from './update-channel.ts';

/**
 * Makes the provider for electron-updater that believes a list of versions only with its signature (`NAME.yml.sig`). electron-updater
 * by itself trusts whoever answers at the address, except on macOS.
 */
export function signedProvider(channel: UpdateChannel) {
  const baseUrl = new URL(channel.url.endsWith('/') ? channel.url : `${channel.url}/`);
  return class SignedProvider extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: AppUpdater, runtimeOptions: ProviderRuntimeOptions) {
      super(runtimeOptions);
    }

    async getLatestVersion(): Promise<UpdateInfo> {
      const name = `${this.getDefaultChannelName()}.yml`;
      const url = new URL(name, baseUrl);
      const list = await this.httpRequest(url);
      const signature = await this.httpRequest(new URL(`${name}.sig`, baseUrl));
      if (list === null || signature === null) throw new UntrustedUpdate();
      checkListSignature(list, signature, channel.publicKey);
      return parseUpdateInfo(list, name, url);
    }

    resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
      return resolveFiles(info, baseUrl);
    }
  };
}
