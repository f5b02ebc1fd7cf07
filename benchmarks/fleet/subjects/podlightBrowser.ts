export { PodlightStream } from './podlightStream';
export { PodlightTab } from './podlightTab';
