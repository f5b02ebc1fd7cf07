export { ATTENTION_MESSAGES } from './attention';
export { CLUSTERS_MESSAGES } from './clusters';
export { CONNECT_MESSAGES } from './connect';
export { LOGINS_MESSAGES } from './logins';
export { LOGS_MESSAGES } from './logs';
export { POD_MESSAGES } from './pod';
export { PODS_MESSAGES } from './pods';
export { SUMMARY_MESSAGES } from './summary';
