export {
  MissingAnnotation,
  type MissingAnnotationProps,
} from './MissingAnnotation';
