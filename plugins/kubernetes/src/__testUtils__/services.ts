import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aContainerRow,
  aFinding,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../fixtures';

/** One of four pods in two clusters ends with an error: `dice-2` in `eu`. */
export const oneFailure = [
  aHello(['eu', 'us']),
  aCluster(
    'eu',
    [
      aPodRow({ name: 'dice-1' }),
      aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing }),
      aPodRow({ name: 'dice-10' }),
    ],
    { findings: [aFinding(['dice-2'])] },
  ),
  aCluster('us', [aPodRow({ name: 'dice-3' })]),
];

/** That a pod runs that version. */
export function running(version: string): Partial<PodRow> {
  return { containers: [aContainerRow({ image: `dice:${version}` })] };
}

/** Four pods in two clusters, each in a state, of a version or with a label of its own. */
export const fourPods = [
  aHello(['eu', 'us']),
  aCluster('eu', [
    aPodRow({ name: 'dice-1', ...running('1.9'), labels: { team: 'odds' } }),
    aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing }),
    aPodRow({
      name: 'dice-3',
      ...POD_IN_STATE.starting,
      node: undefined,
      ...running('1.10'),
    }),
  ]),
  aCluster('us', [
    aPodRow({ name: 'score-1', restarts: 2, ...running('1.10') }),
  ]),
];

/** `web-0`, `web-1`, and so on. */
export function manyPods(
  count: number,
  prefix: string,
  changes: Partial<PodRow> = {},
): readonly PodRow[] {
  return Array.from({ length: count }, (_, i) =>
    aPodRow({ name: `${prefix}-${i}`, ...changes }),
  );
}
