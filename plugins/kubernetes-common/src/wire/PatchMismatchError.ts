/**
 * A patch or row refers to something unknown. Reconnect without a cursor to get
 * everything again.
 *
 * @public
 */
export class PatchMismatchError extends Error {
  constructor(cluster: string, detail: string) {
    super(
      `The patch of cluster '${cluster}' does not fit the known state: ${detail}.`,
    );
    this.name = 'PatchMismatchError';
  }
}
