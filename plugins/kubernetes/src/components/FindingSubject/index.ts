export { FindingSubject, type FindingSubjectProps } from './FindingSubject';
