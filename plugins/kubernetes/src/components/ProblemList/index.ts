export { ProblemList, type ProblemListProps } from './ProblemList';
