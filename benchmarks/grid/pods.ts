import { DisplayState } from '@podlight/backstage-plugin-kubernetes-common';
import { aPodRow, POD_IN_STATE } from '../../plugins/kubernetes/src/fixtures';
import { PodView } from '../../plugins/kubernetes/src/service';

/** The moment at which all pods are. */
export const NOW = Date.parse('2026-03-01T12:00:00Z');

/** As many groups as a service with thousands of pods has clusters. */
const NAMESPACES = 5;
/** One pod in a hundred changes between two looks. */
const CHANGED_SHARE = 100;

const STATES: readonly DisplayState[] = ['failing', 'notReady', 'starting'];

/** Pods of which one in twenty is in trouble. */
export function makePods(count: number): readonly PodView[] {
  return Array.from({ length: count }, (_, index) =>
    podOf(index, index % 20 === 0 ? STATES[index % STATES.length] : 'ready'),
  );
}

/** The same pods, of which one in a hundred has another state. */
export function changeSome(pods: readonly PodView[]): readonly PodView[] {
  return pods.map((pod, index) =>
    index % CHANGED_SHARE === 7
      ? podOf(index, pod.row.state === 'ready' ? 'notReady' : 'ready')
      : pod,
  );
}

function podOf(index: number, state: DisplayState): PodView {
  const name = `web-${index}`;
  const namespace = `shop-${index % NAMESPACES}`;
  return {
    key: `eu/${namespace}/${name}`,
    cluster: 'eu',
    row: {
      ...aPodRow({ name, namespace }),
      ...POD_IN_STATE[state],
      name,
      namespace,
    },
    isStale: false,
    findings: [],
  };
}
