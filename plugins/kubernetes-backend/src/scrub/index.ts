export { findCredentials } from './fields/findCredentials';
export type { Fields } from './fields/nameValue';
export { isFields, nameValue } from './fields/nameValue';
export { scrubField } from './fields/scrubField';
export { scrubArguments } from './scrubArguments';
export { scrubStrings } from './scrubStrings';
export { REDACTED } from './credentialValue';
export { LineScrubber, scrubSecrets } from './scrubText';
