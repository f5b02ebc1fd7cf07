export {
  KubernetesPanelBlueprint,
  KubernetesPodActionBlueprint,
  KubernetesPodColumnBlueprint,
  KubernetesResourceBlueprint,
} from './blueprints';
export type {
  KubernetesPanel,
  KubernetesPanelProps,
  KubernetesPodAction,
  KubernetesPodActionProps,
  KubernetesPodCellProps,
  KubernetesPodColumn,
  KubernetesResourceColumn,
  KubernetesResourceExtension,
  KubernetesResourceProps,
  KubernetesSlots,
} from './types';
