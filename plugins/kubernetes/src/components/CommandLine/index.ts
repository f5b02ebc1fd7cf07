export { CommandLine, type CommandLineProps } from './CommandLine';
export { CopyButton, type CopyButtonProps } from './CopyButton';
