export { ConnectionAlert, type ConnectionAlertProps } from './ConnectionAlert';
