export { scrubNamed } from './scrubNamed';
export { scrubStrings } from './scrubStrings';
export { LineScrubber, scrubSecrets } from './scrubText';
