export function writeReleaseList(release: {
  readonly folder: string;
  readonly name: 'latest' | 'latest-mac' | 'latest-linux' | 'latest-linux-arm64';
  readonly version: string;
  readonly notes: string;
  readonly date: string;
  readonly files: readonly string[];
  readonly privateKey: string;
}): void;
