export { ConnectButton, type ConnectButtonProps } from './ConnectButton';
export { ConnectDialog } from './ConnectDialog';
export { PodCommands, type PodCommandsProps } from './PodCommands';
