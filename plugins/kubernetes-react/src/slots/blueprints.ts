import {
  createExtensionBlueprint,
  createExtensionDataRef,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import { drawable } from './drawable';
import {
  KubernetesPanel,
  KubernetesPanelProps,
  KubernetesPodAction,
  KubernetesPodActionProps,
  KubernetesPodCellProps,
  KubernetesPodColumn,
  KubernetesResourceColumn,
  KubernetesResourceExtension,
  KubernetesResourceProps,
} from './types';

/** The tab, which all of them extend. */
const TAB = 'entity-content:kubernetes/kubernetes';

const podActionDataRef = createExtensionDataRef<KubernetesPodAction>().with({
  id: 'podlight.kubernetes-pod-action',
});

const podColumnDataRef = createExtensionDataRef<KubernetesPodColumn>().with({
  id: 'podlight.kubernetes-pod-column',
});

const panelDataRef = createExtensionDataRef<KubernetesPanel>().with({
  id: 'podlight.kubernetes-panel',
});

const resourceDataRef =
  createExtensionDataRef<KubernetesResourceExtension>().with({
    id: 'podlight.kubernetes-resource',
  });

/**
 * Adds something to do with a pod, or with one of its problems.
 *
 * @public
 */
export const KubernetesPodActionBlueprint = createExtensionBlueprint({
  kind: 'kubernetes-pod-action',
  attachTo: { id: TAB, input: 'podActions' },
  output: [podActionDataRef],
  dataRefs: { action: podActionDataRef },
  *factory(
    params: {
      /** Loads the button or link; called for the first render. */
      loader: () => Promise<
        (props: KubernetesPodActionProps) => JSX.Element | null
      >;
    },
    { node },
  ) {
    yield podActionDataRef({
      id: node.spec.id,
      component: ExtensionBoundary.lazyComponent(node, drawable(params.loader)),
    });
  },
});

/**
 * Adds a column to the table of pods.
 *
 * @public
 */
export const KubernetesPodColumnBlueprint = createExtensionBlueprint({
  kind: 'kubernetes-pod-column',
  attachTo: { id: TAB, input: 'podColumns' },
  output: [podColumnDataRef],
  dataRefs: { column: podColumnDataRef },
  *factory(
    params: {
      /** The head of the column. */
      title: string;
      /** Renders one cell. Not loaded on demand: a table renders thousands of them. */
      component: (props: KubernetesPodCellProps) => JSX.Element | null;
      /** What of a pod the rows are sorted by; the column cannot be sorted when absent. */
      sortValue?: KubernetesPodColumn['sortValue'];
    },
    { node },
  ) {
    yield podColumnDataRef({ id: node.spec.id, ...params });
  },
});

/**
 * Adds a part to the tab, below all others.
 *
 * @public
 */
export const KubernetesPanelBlueprint = createExtensionBlueprint({
  kind: 'kubernetes-panel',
  attachTo: { id: TAB, input: 'panels' },
  output: [panelDataRef],
  dataRefs: { panel: panelDataRef },
  *factory(
    params: {
      /** Its heading. */
      title: string;
      /** Loads what is below the heading. */
      loader: () => Promise<
        (props: KubernetesPanelProps) => JSX.Element | null
      >;
    },
    { node },
  ) {
    yield panelDataRef({
      id: node.spec.id,
      title: params.title,
      component: ExtensionBoundary.lazyComponent(node, drawable(params.loader)),
    });
  },
});

/**
 * Adds to the custom resources of one API: details of its own, a fact in their
 * rows, an action.
 *
 * @public
 */
export const KubernetesResourceBlueprint = createExtensionBlueprint({
  kind: 'kubernetes-resource',
  attachTo: { id: TAB, input: 'resources' },
  output: [resourceDataRef],
  dataRefs: { resource: resourceDataRef },
  *factory(
    params: {
      /** PLURAL.GROUP, e.g. `rollouts.argoproj.io`. */
      definition: string;
      /** The heading of the details; the kind of the object when absent. */
      title?: string;
      /** Loads the details. */
      loader?: () => Promise<
        (props: KubernetesResourceProps) => JSX.Element | null
      >;
      /** Not loaded on demand: a list renders hundreds of them. */
      column?: KubernetesResourceColumn;
      /** Loads a button or link for the head of the details. */
      action?: () => Promise<
        (props: KubernetesResourceProps) => JSX.Element | null
      >;
    },
    { node },
  ) {
    const { definition, title, loader, column, action } = params;
    const lazy = (load: NonNullable<typeof loader>) =>
      ExtensionBoundary.lazyComponent(node, drawable(load));
    yield resourceDataRef({
      id: node.spec.id,
      definition,
      title,
      column,
      component: loader && lazy(loader),
      action: action && lazy(action),
    });
  },
});
