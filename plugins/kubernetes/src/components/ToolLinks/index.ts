export { ToolLinks, type ToolLinksProps } from './ToolLinks';
