export {
  KubernetesPanelBlueprint,
  KubernetesPodActionBlueprint,
  KubernetesPodColumnBlueprint,
} from './blueprints';
export type {
  KubernetesPanel,
  KubernetesPanelProps,
  KubernetesPodAction,
  KubernetesPodActionProps,
  KubernetesPodCellProps,
  KubernetesPodColumn,
  KubernetesSlots,
} from './types';
