export {
  focusedFinding,
  focusedPod,
  focusedTile,
  focusFilter,
  focusProblem,
} from './focus';
export { nextDimension } from './nextDimension';
export { ShortcutSheet, type ShortcutSheetProps } from './ShortcutSheet';
export { useShortcuts, type ShortcutActions } from './useShortcuts';
