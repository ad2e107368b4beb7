/** Why the service does not take a message; the code goes into the ack. */
export class Rejection extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.name = 'Rejection';
    this.code = code;
  }
}
