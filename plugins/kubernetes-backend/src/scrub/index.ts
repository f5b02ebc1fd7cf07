export { PrivateKeys } from './privateKeys';
export { scrubStrings } from './scrubStrings';
export { scrubLines, scrubSecrets } from './scrubText';
