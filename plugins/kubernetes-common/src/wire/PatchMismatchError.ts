/**
 * A patch, or a row, refers to something that its reader does not have. The way
 * out is to ask for everything anew, without a cursor.
 *
 * @public
 */
export class PatchMismatchError extends Error {
  constructor(cluster: string, detail: string) {
    super(
      `What the Kubernetes backend sent of cluster '${cluster}' does not fit what came before it: ${detail}.`,
    );
    this.name = 'PatchMismatchError';
  }
}
