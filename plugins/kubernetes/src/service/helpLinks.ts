import {
  AskForHelpTemplate,
  askForHelpLink,
  ClusterHead,
  Finding,
  findingClusters,
  LinkIncident,
  LinkTarget,
} from '@podlight/backstage-plugin-kubernetes-common';
import { DEFAULT_WINDOW_MINUTES, toWindow } from './links';

/** A link to those who help. */
export interface HelpLink {
  readonly title: string;
  readonly url: string;
}

/** What somebody is asked about. */
export interface HelpSubject {
  readonly entity: LinkTarget['entity'];
  /** All that the service may be in. */
  readonly clusters: readonly ClusterHead[];
  /** What is wrong: one problem, or all of them. */
  readonly findings: readonly Finding[];
  readonly incident: LinkIncident;
  /** Milliseconds since 1970, by the clock of the backend. */
  readonly now: number;
}

/**
 * The links that know all that they need. A value that problems do not share, such as
 * the cluster, is unknown.
 */
export function helpLinks(
  templates: readonly AskForHelpTemplate[],
  subject: HelpSubject,
): readonly HelpLink[] {
  const { findings, entity, incident } = subject;
  const affected = new Set(findings.flatMap(findingClusters));
  const isConcerned = ({ clusters }: AskForHelpTemplate) =>
    clusters === undefined ||
    affected.size === 0 ||
    clusters.some(name => affected.has(name));
  const target = { ...shared(subject), entity, incident };
  return templates.filter(isConcerned).flatMap(template => {
    const url = askForHelpLink(template, target);
    return url === undefined ? [] : [{ title: template.title, url }];
  });
}

function shared({ findings, clusters, now }: HelpSubject): LinkTarget {
  const names = findings.flatMap(findingClusters);
  const cluster = only(names) ?? '';
  const head = clusters.find(({ name }) => name === cluster);
  const scopes = findings.map(({ scope }) => scope);
  const kind = only(scopes.map(scope => scope.kind));
  const name = only(scopes.map(scope => scope.name));
  const [since] = findings.flatMap(finding => finding.since ?? []).sort();
  return {
    cluster,
    region: head?.region,
    parameters: head?.parameters,
    namespace: only(scopes.map(scope => scope.namespace)),
    container: only(scopes.map(scope => scope.container ?? '')),
    ...{ kind, name },
    workload: kind && name ? { kind, name } : undefined,
    ...toWindow({ since }, now, DEFAULT_WINDOW_MINUTES),
  };
}

/** What all have in common; undefined where they differ. */
function only(values: readonly string[]): string | undefined {
  const [value, ...others] = new Set(values);
  return others.length === 0 ? value : undefined;
}
