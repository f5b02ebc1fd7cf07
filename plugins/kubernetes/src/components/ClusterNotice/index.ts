export {
  ClusterNotice,
  KindNotice,
  type ClusterNoticeProps,
  type KindNoticeProps,
} from './ClusterNotice';
export { adviceText, problemText } from './reasonText';
