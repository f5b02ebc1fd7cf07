export {
  isPlaceholder,
  parseTemplate,
  type Placeholder,
  type TemplatePart,
} from './parseTemplate';
