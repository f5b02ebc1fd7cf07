export { ChangeList } from './ChangeList';
export { RevisionHistory } from './RevisionHistory';
