import { ObjectMeta } from '../model';
import type { ManagerRow } from '../wire/managerTypes';

/** Written by Argo CD with its default tracking method: `APP:GROUP/KIND:NAMESPACE/NAME`. */
const ARGO_CD_TRACKING = 'argocd.argoproj.io/tracking-id';
/** Written by Argo CD that tracks by label, where the label has a name of its own. */
const ARGO_CD_INSTANCE = 'argocd.argoproj.io/instance';
const FLUX_KUSTOMIZATION = 'kustomize.toolkit.fluxcd.io/name';
const FLUX_HELM_RELEASE = 'helm.toolkit.fluxcd.io/name';
const HELM_RELEASE = 'meta.helm.sh/release-name';

/**
 * What applies an object's manifest, and so reverts or overwrites changes made by
 * hand. A GitOps tool ranks before Helm, which it may use.
 *
 * @returns undefined where no label or annotation says so; a copied manifest may
 * carry the tracking annotation of another object, which Argo CD ignores, too
 */
export function findManager({
  name,
  namespace,
  labels,
  annotations,
}: Pick<ObjectMeta, 'name' | 'namespace' | 'labels' | 'annotations'>):
  | ManagerRow
  | undefined {
  const tracked = trackedBy(annotations[ARGO_CD_TRACKING], namespace, name);
  const found: readonly (readonly [ManagerRow['tool'], string | undefined])[] =
    [
      ['Argo CD', tracked ?? labels[ARGO_CD_INSTANCE]],
      ['Flux', labels[FLUX_HELM_RELEASE] ?? labels[FLUX_KUSTOMIZATION]],
      ['Helm', annotations[HELM_RELEASE]],
    ];
  const [tool, manager] = found.find(([, value]) => value) ?? [];
  return tool && manager ? { tool, name: manager } : undefined;
}

function trackedBy(
  tracking: string | undefined,
  namespace: string,
  name: string,
): string | undefined {
  const [application, , object] = tracking?.split(':') ?? [];
  return object === `${namespace}/${name}` ? application : undefined;
}
