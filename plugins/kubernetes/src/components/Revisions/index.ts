export { ChangeList } from './ChangeList';
export { RevisionHistory } from './RevisionHistory';
export { changeText, revisionName, rolloutWords } from './changeText';
