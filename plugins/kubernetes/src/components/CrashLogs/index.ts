export { CrashLogsDialog, type CrashLogsDialogProps } from './CrashLogsDialog';
