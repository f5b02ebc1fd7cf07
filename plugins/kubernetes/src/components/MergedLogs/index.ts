export {
  MergedLogsDialog,
  type MergedLogsDialogProps,
} from './MergedLogsDialog';
