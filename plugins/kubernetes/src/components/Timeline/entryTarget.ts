import {
  Finding,
  TimelineSubject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { findFinding } from '../../service/findings';
import { findingClusters, objectAddress } from '../../service';
import { ViewState } from '../../viewState';
import { TimelineEntry } from './entries';

/**
 * The view with what an entry is about: Help, what a rollout changed, the details
 * of a pod or an object; undefined where there is nothing to open.
 *
 * @param findings - those of all clusters, which can have Help
 */
export function entryTarget(
  entry: TimelineEntry,
  findings: readonly Finding[],
): Partial<ViewState> | undefined {
  const { cluster, mark } = entry;
  const about: TimelineSubject = entry.mark
    ? entry.mark.about
    : { type: 'finding', finding: entry.bar.finding };
  if (about.type === 'finding') {
    const { finding } = about;
    const help = findHelp(finding, cluster, findings);
    return help
      ? { pod: undefined, finding: help.id }
      : openObject(finding.scope, cluster, 'overview');
  }
  const tab = mark?.fact.kind === 'rollout' ? 'revisions' : 'overview';
  return openObject(about, cluster, tab);
}

/** The problem of all clusters that one cluster's is a part of. */
function findHelp(
  finding: Finding,
  cluster: string,
  findings: readonly Finding[],
): Finding | undefined {
  return (
    findFinding(findings, finding.id) ??
    findings
      .flatMap(each => [each, ...each.symptoms])
      .find(
        each =>
          isSameCause(each, finding) && findingClusters(each).includes(cluster),
      )
  );
}

function isSameCause(one: Finding, other: Finding): boolean {
  const [a, b] = [one.scope, other.scope];
  return (
    one.class === other.class &&
    a.kind === b.kind &&
    a.namespace === b.namespace &&
    a.name === b.name &&
    a.container === b.container
  );
}

function openObject(
  object: {
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
  },
  cluster: string,
  tab: 'overview' | 'revisions',
): Partial<ViewState> | undefined {
  const { kind, namespace, name } = object;
  switch (kind) {
    // Nodes have no details here.
    case 'Node':
      return undefined;
    case 'Pod':
      return { pod: { cluster, namespace, name }, tab };
    default:
      return {
        object: objectAddress({ kind, namespace, name }),
        objectCluster: cluster,
        tab,
      };
  }
}
