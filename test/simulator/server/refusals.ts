import type { CertificateDefect } from '../wire/certificate-chain.ts';

/** How the next clients are turned away, by order of a test: with a failure stanza or already at the HTTP upgrade. */
export class Refusals {
  readonly #failures: string[] = [];
  readonly #statuses: number[] = [];
  readonly #uploads: number[] = [];
  readonly #defects: CertificateDefect[] = [];

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

  clear(): void {
    this.#uploads.length = 0;
    this.#defects.length = 0;
    this.#failures.length = 0;
    this.#statuses.length = 0;
  }
}
