export { HowToAnnotate, type HowToAnnotateProps } from './HowToAnnotate';
