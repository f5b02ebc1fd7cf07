export { RolloutLine, RolloutNote } from './RolloutNote';
