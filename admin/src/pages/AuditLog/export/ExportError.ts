/** Why an export came to nothing, besides what the server or the network says. */
export class ExportError extends Error {
  readonly reason: 'incomplete' | 'not-written';

  constructor(reason: ExportError['reason'], cause?: unknown) {
    super(`The export came to nothing: ${reason}.`, { cause });
    this.reason = reason;
  }
}
