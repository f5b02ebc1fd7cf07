export { RolloutsProvider, useRolloutVerdict } from './RolloutsContext';
