import { DASHBOARDS } from './dashboards';
import { linkUrlProblem } from './linkProblem';
import { renderLink } from './renderLink';
import { LinkTarget } from './types';

/**
 * The dashboards whose URLs are known. `standard` is the Kubernetes Dashboard.
 *
 * @public
 */
export const DASHBOARD_APPS = [
  'standard',
  'rancher',
  'openshift',
  'gke',
  'aks',
  'eks',
  'headlamp',
] as const;

/** @public */
export type DashboardApp = (typeof DASHBOARD_APPS)[number];

/**
 * The dashboard of a cluster. It goes to browsers.
 *
 * @public
 */
export interface ClusterDashboard {
  /** `standard` when absent. Ignored if the URL is a template. */
  readonly app?: DashboardApp;
  /** Its URL, or a template like that of {@link LinkTemplate}. */
  readonly url?: string;
}

/** With this parameter, Headlamp is part of the same app. */
const INTERNAL = 'internal';
const INTERNAL_ROUTE = 'headlampRoute';
const DEFAULT_INTERNAL_ROUTE = '/headlamp';

/**
 * Link to the object in the dashboard, or else to the namespace or cluster;
 * undefined if unknown.
 *
 * @param target - Its `kind` and `name` are those of the object
 * @param appUrl - Of the app that shows the link
 * @public
 */
export function dashboardLink(
  dashboard: ClusterDashboard,
  target: LinkTarget,
  appUrl: string,
): string | undefined {
  const { url, app = 'standard' } = dashboard;
  if (url?.includes('{{')) return toLink(url, target);
  if (!Object.hasOwn(DASHBOARDS, app)) return undefined;
  const known = DASHBOARDS[app];
  const base = url ?? known.url ?? internalUrl(app, target, appUrl);
  if (base === undefined) return undefined;
  const { kind = '', namespace, name } = target;
  const ofKind =
    namespace && name ? known.kinds[kind.toLowerCase()] : undefined;
  const ofNamespace = namespace ? known.namespace : undefined;
  const path = ofKind ?? ofNamespace ?? known.cluster;
  return toLink(join(base, path), target);
}

function toLink(url: string, target: LinkTarget): string | undefined {
  if (linkUrlProblem(url) !== undefined) return undefined;
  const rendered = renderLink({ url }, target);
  return rendered.type === 'link' ? rendered.url : undefined;
}

/** Appends a path to the dashboard's own path, or adds a query or fragment to it. */
function join(base: string, path: string): string {
  if (path.startsWith('?')) return base + path;
  return `${base.replace(/\/$/, '')}/${path}`;
}

function internalUrl(
  app: DashboardApp,
  { parameters = {} }: LinkTarget,
  appUrl: string,
): string | undefined {
  if (app !== 'headlamp' || parameters[INTERNAL] !== 'true') return undefined;
  return new URL(parameters[INTERNAL_ROUTE] ?? DEFAULT_INTERNAL_ROUTE, appUrl)
    .href;
}
