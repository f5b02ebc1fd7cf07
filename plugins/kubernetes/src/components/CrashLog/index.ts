export { CrashLog, type CrashLogProps } from './CrashLog';
