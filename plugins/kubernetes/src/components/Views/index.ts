export { CopyLink, type CopyLinkProps } from './CopyLink';
export { MarkedPodsBar, type MarkedPodsBarProps } from './MarkedPodsBar';
export type { KubernetesView } from './sharedViews';
export { ViewsMenu, type ViewsMenuProps } from './ViewsMenu';
export { ViewsProvider, type ViewsProviderProps } from './ViewsProvider';
