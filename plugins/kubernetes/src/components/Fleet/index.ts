export { FleetPanel, type FleetPanelProps } from './FleetPanel';
export { TabPathContext } from './useServiceLinks';
