export { askForHelpLink } from './askForHelpLink';
export {
  DASHBOARD_APPS,
  dashboardLink,
  type ClusterDashboard,
  type DashboardApp,
} from './dashboardLink';
export { renderLink, type RenderedLink } from './renderLink';
export {
  askForHelpSchema,
  clusterDashboardSchema,
  linkTemplateSchema,
  linkUrlSchema,
} from './schemas';
export {
  LINK_PLACES,
  type AskForHelpTemplate,
  type LinkIncident,
  type LinkPlace,
  type LinkQueryValue,
  type LinkTarget,
  type LinkTemplate,
} from './types';
