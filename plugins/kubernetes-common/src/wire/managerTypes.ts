/**
 * What applies the manifest of an object, and so reverts or overwrites changes
 * that are made by hand.
 *
 * @public
 */
export interface ManagerRow {
  readonly tool: 'Argo CD' | 'Flux' | 'Helm';
  /** Of the Application, the Kustomization or HelmRelease, or the Helm release. */
  readonly name: string;
}
