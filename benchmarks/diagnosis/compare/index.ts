export { BUILT_SCENARIOS } from '../scenarios';
export { peer } from './peer';
export { podlight } from './podlight';
export { readRecordedCases } from './recorded';
export { scoreDiagnosis } from './score';
export { timeBoth } from './timing';
