import {
  DISPLAY_STATES,
  totalCount,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Translate } from '../../i18n/useText';
import { HOST, isReadKind, PODS, RelationNode } from '../../service';
import { NodeActions } from './NodeActions';

/** The words on a node. */
export interface NodeWords {
  readonly kind: string;
  readonly name: string;
  /** State and clusters; empty where there is nothing to say. */
  readonly state: string;
}

/** States that say nothing about pods that stay. */
const WORKLOAD_WORDS: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ControllerRevision',
  'CronJob',
  'Job',
]);

/** What a node is called, and how it does. */
export function describeNode(
  node: RelationNode,
  actions: NodeActions,
  t: Translate,
): NodeWords {
  const namespace = actions.hasNamespaces ? node.namespace : '';
  const withNamespace = (kind: string) =>
    [kind, namespace].filter(Boolean).join(', ');
  if (node.resource === HOST) {
    return {
      kind: t('relations.host'),
      name: node.name,
      state: describeState(node, actions, t),
    };
  }
  if (node.counts) {
    return {
      kind: withNamespace(t('relations.podsOf', { name: node.name })),
      name: t('count.pods', { count: totalCount(node.counts) }),
      state: describeCounts(node.counts, t),
    };
  }
  return {
    kind: withNamespace(
      node.revision
        ? t('relations.revision', {
            kind: node.kind,
            side: t(`objects.rollout.${node.revision}`),
          })
        : node.kind,
    ),
    name: describeNames(node, t),
    state: describeState(node, actions, t),
  };
}

function describeNames({ kind, name, names }: RelationNode, t: Translate) {
  if (names.length === 0) return name;
  if (names.length === 1) return names[0];
  return kind === 'Job'
    ? t('relations.runs', { count: names.length })
    : t('relations.names', { count: names.length });
}

function describeCounts(
  counts: NonNullable<RelationNode['counts']>,
  t: Translate,
): string {
  return DISPLAY_STATES.filter(state => counts[state] > 0)
    .map(state =>
      t('relations.count', {
        total: String(counts[state]),
        state: t(`state.${state}`),
      }),
    )
    .join(', ');
}

function describeState(
  node: RelationNode,
  actions: NodeActions,
  t: Translate,
): string {
  const { state, affected, clusters } = node;
  if (!node.isRead) {
    // A Secret is never read, so nothing is known of whether it is there.
    return t(
      isReadKind(node.resource) ? 'relations.notFound' : 'relations.notRead',
    );
  }
  if (node.endpoints && state !== 'unknown') {
    return t('otherObjects.endpoints', {
      ready: String(node.endpoints.ready),
      total: String(node.endpoints.total),
    });
  }
  const where = describeClusters(node, actions, t);
  if (state === undefined) return where;
  const words = stateWords(node, t);
  if (clusters.length < 2) return where ? `${words}, ${where}` : words;
  return affected === clusters.length
    ? t('relations.inAll', { state: words, count: affected })
    : t('relations.inSome', {
        state: words,
        part: String(affected),
        total: String(clusters.length),
      });
}

/** Which clusters have it, unless that goes without saying. */
function describeClusters(
  { clusters }: RelationNode,
  { titles }: NodeActions,
  t: Translate,
): string {
  if (titles.size < 2) return '';
  if (clusters.length > 1) {
    return t('relations.clusters', { count: clusters.length });
  }
  return clusters.map(cluster => titles.get(cluster) ?? cluster).join();
}

function stateWords({ state, resource }: RelationNode, t: Translate): string {
  switch (state) {
    case undefined:
      return '';
    case 'failing':
    case 'notReady':
    case 'unknown':
    case 'starting':
    case 'ready':
      return WORKLOAD_WORDS.has(resource) || resource === PODS
        ? t(`state.${state}`)
        : t(`otherObjects.state.${state}`);
    default:
      return t(`state.${state}`);
  }
}
