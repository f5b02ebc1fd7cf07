export { Alert, type AlertProps } from './Alert';
export { Button, type ButtonProps } from './Button';
export { Dialog, type DialogProps } from './Dialog';
export { Select, type SelectProps } from './Select';
export { Skeleton, type SkeletonProps } from './Skeleton';
export { ThemeRoot, type ThemeRootProps } from './ThemeRoot';
