export { CorrelationNote, type CorrelationNoteProps } from './CorrelationNote';
