export { RolloutsProvider, useRolloutAssessment } from './RolloutsContext';
