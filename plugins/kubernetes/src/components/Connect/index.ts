export { ConnectButton, type ConnectButtonProps } from './ConnectButton';
export { ConnectDialog, type ConnectDialogProps } from './ConnectDialog';
export { OwnConnectPlace } from './ConnectPlace';
export { PodTools, type PodToolsProps } from './PodTools';
