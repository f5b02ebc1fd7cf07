export {
  ClusterAlert,
  KindNotice,
  type ClusterAlertProps,
  type KindNoticeProps,
} from './ClusterAlert';
export { adviceText, problemText } from './reasonText';
