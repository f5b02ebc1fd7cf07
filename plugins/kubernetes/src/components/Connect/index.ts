export { ConnectButton, type ConnectButtonProps } from './ConnectButton';
export { ConnectDialog, type ConnectDialogProps } from './ConnectDialog';
export { PodTools, type PodToolsProps } from './PodTools';
