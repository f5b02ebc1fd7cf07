export { ConnectButton, type ConnectButtonProps } from './ConnectButton';
export { ConnectDialog } from './ConnectDialog';
export { PodTools, type PodToolsProps } from './PodTools';
