export { FINDINGS_IN_GERMAN } from './findings';
export { TAB_IN_GERMAN } from './tab';
