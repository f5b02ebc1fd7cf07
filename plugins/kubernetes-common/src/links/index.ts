export {
  DASHBOARD_APPS,
  dashboardLink,
  type ClusterDashboard,
  type DashboardApp,
} from './dashboardLink';
export { renderLink, type RenderedLink } from './renderLink';
export {
  clusterDashboardSchema,
  linkTemplateSchema,
  linkUrlSchema,
} from './schemas';
export {
  LINK_PLACES,
  type LinkPlace,
  type LinkQueryValue,
  type LinkTarget,
  type LinkTemplate,
} from './types';
