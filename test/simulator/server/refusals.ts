import type { CertificateDefect } from '../wire/certificate-chain.ts';

/** What becomes of a download in its middle: the connection breaks, nothing more comes, or the rest comes when a test says so. */
export type DownloadTrouble = 'cut' | 'stall' | 'hold';
/** What a phone says when a companion asks it for a file again. */
export type PhoneAnswer = 'uploads' | 'has-not' | 'silent';

/** How the next clients are turned away, by order of a test: with a failure stanza or already at the HTTP upgrade. */
export class Refusals {
  readonly #failures: string[] = [];
  readonly #statuses: number[] = [];
  readonly #uploads: number[] = [];
  readonly #downloads: DownloadTrouble[] = [];
  readonly #held: (() => void)[] = [];
  readonly #defects: CertificateDefect[] = [];
  /** Of every phone, from now on. */
  phoneAnswer: PhoneAnswer = 'uploads';

  /** The next `times` logins or registrations get `<failure reason>`. */
  fail(reason: string, times: number): void {
    for (let count = 0; count < times; count++) this.#failures.push(reason);
  }

  /** The next `times` upgrades get this HTTP status; 0 cuts the connection without an answer. */
  refuseUpgrade(status: number, times: number): void {
    for (let count = 0; count < times; count++) this.#statuses.push(status);
  }

  next(): string | undefined {
    return this.#failures.shift();
  }

  nextStatus(): number | undefined {
    return this.#statuses.shift();
  }

  breakCertificate(defect: CertificateDefect): void {
    this.#defects.push(defect);
  }

  nextDefect(): CertificateDefect | undefined {
    return this.#defects.shift();
  }

  /** The next uploads to the media host get this status. */
  refuseUpload(status: number, times: number): void {
    for (let count = 0; count < times; count++) this.#uploads.push(status);
  }

  nextUpload(): number | undefined {
    return this.#uploads.shift();
  }

  /** The next downloads from the media host break off in the middle. */
  breakDownload(how: DownloadTrouble, times: number): void {
    for (let count = 0; count < times; count++) this.#downloads.push(how);
  }

  nextDownload(): DownloadTrouble | undefined {
    return this.#downloads.shift();
  }

  /** Called when a test lets what is held go on. */
  whenLetGo(goOn: () => void): void {
    this.#held.push(goOn);
  }

  /** No more troubles, and what is held goes on. */
  clear(): void {
    for (const goOn of this.#held.splice(0)) goOn();
    this.phoneAnswer = 'uploads';
    this.#downloads.length = 0;
    this.#uploads.length = 0;
    this.#defects.length = 0;
    this.#failures.length = 0;
    this.#statuses.length = 0;
  }
}
