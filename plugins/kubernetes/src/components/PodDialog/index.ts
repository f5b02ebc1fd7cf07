export { PodDialog, type PodDialogProps } from './PodDialog';
