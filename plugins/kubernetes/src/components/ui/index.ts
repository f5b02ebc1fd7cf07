export { Alert, type AlertProps } from './Alert';
export { Anchored, type AnchoredProps } from './Anchored';
export { Announcement, type AnnouncementProps } from './Announcement';
export { Button, type ButtonProps } from './Button';
export { Card, type CardProps } from './Card';
export { Dialog, type DialogProps } from './Dialog';
export { Drawer, type DrawerProps } from './Drawer';
export { FoldButton, type FoldButtonProps } from './FoldButton';
export { Hidden, type HiddenProps } from './Hidden';
export { IconButton, type IconButtonProps } from './IconButton';
export { InlineSelect, type InlineSelectProps } from './InlineSelect';
export { MoreButton, type MoreButtonProps } from './MoreButton';
export { OutwardLinks, type OutwardLinksProps } from './OutwardLinks';
export { PanelHead, type PanelHeadProps } from './PanelHead';
export { SearchField, type SearchFieldProps } from './SearchField';
export { Segments, type SegmentsProps } from './Segments';
export { Select, type SelectProps } from './Select';
export { Skeleton, type SkeletonProps } from './Skeleton';
export { Table, type TableProps } from './Table';
export { Tabs, type TabsProps } from './Tabs';
export { TextButton, type TextButtonProps } from './TextButton';
export { TextField, type TextFieldProps } from './TextField';
export {
  NavigationButtons,
  type NavigationButtonsProps,
} from './NavigationButtons';
export { isKeyTaken } from './isKeyTaken';
export { ThemeRoot, type ThemeRootProps } from './ThemeRoot';
export { Toggle, type ToggleProps } from './Toggle';
export { useClipboard } from './useClipboard';
export { useIsTextSelected } from './useIsTextSelected';
export { useTypedText } from './useTypedText';
export { useWidth } from './useWidth';
export { useTextWidth } from './useTextWidth';
export { WithCode } from './WithCode';
