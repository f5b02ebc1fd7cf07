import {
  ClusterHead,
  DashboardApp,
  dashboardLink,
  LinkPlace,
  LinkTarget,
  LinkTemplate,
  renderLink,
} from '@podlight/backstage-plugin-kubernetes-common';
import { PodView } from './podViews';

const MINUTE_MS = 60_000;
export const DEFAULT_WINDOW_MINUTES = 60;
/** The cause of a failure precedes it. */
const LEAD_MINUTES = 15;
/** A window over weeks is slow to search, and shows nothing that the last hour does not. */
const LONGEST_WINDOW_MS = 24 * 60 * MINUTE_MS;

/** The subject of a link, as far as it is known. */
export interface LinkSubject
  extends Omit<
    LinkTarget,
    'cluster' | 'region' | 'parameters' | 'from' | 'to'
  > {
  readonly cluster: ClusterHead;
  /** RFC 3339: start of the problem. */
  readonly since?: string;
}

/** A link to another tool. */
export interface ToolLink {
  readonly url: string;
  /** In the operator's words; absent for a dashboard that is known by its app. */
  readonly title?: string;
  readonly app?: DashboardApp;
}

/** Inputs of links besides their subject. */
export interface LinkSources {
  readonly templates: readonly LinkTemplate[];
  /** Of the app that shows the link. */
  readonly appUrl: string;
  /** Milliseconds since 1970, by the clock of the backend. */
  readonly now: number;
}

/**
 * The links that there are beside something: those that know all that they need.
 * They change once a minute at most.
 */
export function linksBeside(
  place: LinkPlace,
  subject: LinkSubject,
  { templates, appUrl, now }: LinkSources,
): readonly ToolLink[] {
  const { cluster } = subject;
  const target: LinkTarget = {
    ...subject,
    cluster: cluster.name,
    region: cluster.region,
    parameters: cluster.parameters,
    ...toWindow(subject, now, DEFAULT_WINDOW_MINUTES),
  };
  const links: ToolLink[] = [];
  const { dashboard } = cluster;
  const url = dashboard && dashboardLink(dashboard, target, appUrl);
  if (url) links.push({ url, app: dashboard.app ?? 'standard' });
  for (const template of templates) {
    const { title, clusters, places, windowMinutes } = template;
    if (clusters?.includes(cluster.name) === false) continue;
    if (places?.includes(place) === false) continue;
    const times = toWindow(
      subject,
      now,
      windowMinutes ?? DEFAULT_WINDOW_MINUTES,
    );
    const rendered = renderLink(template, { ...target, ...times });
    if (rendered.type === 'link') links.push({ url: rendered.url, title });
  }
  return links;
}

/** The subject of links about a pod. */
export function subjectOfPod(
  { row }: PodView,
  container?: string,
): Omit<LinkSubject, 'cluster' | 'entity'> {
  const { namespace, name, uid, node, labels, workload, containers } = row;
  const onlyContainer =
    containers.length === 1 ? containers[0].name : undefined;
  return {
    ...{ namespace, name, uid, node, labels, workload },
    kind: 'Pod',
    pod: name,
    container: container ?? onlyContainer,
  };
}

/** The window of time. It ends with the running minute, so that nothing recent is missing. */
export function toWindow(
  { since }: Pick<LinkSubject, 'since'>,
  now: number,
  windowMinutes: number,
): { readonly from: Date; readonly to: Date } {
  const to = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  const usual = to - windowMinutes * MINUTE_MS;
  const began = Date.parse(since ?? '') - LEAD_MINUTES * MINUTE_MS;
  const isEarlier = began < usual && to - began < LONGEST_WINDOW_MS;
  return { from: new Date(isEarlier ? began : usual), to: new Date(to) };
}
