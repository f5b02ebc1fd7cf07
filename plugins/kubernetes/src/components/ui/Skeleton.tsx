import MuiSkeleton from '@mui/material/Skeleton';

/** @internal */
export interface SkeletonProps {
  /** CSS length. */
  readonly width: string | number;
  /** CSS pixels. */
  readonly height: number;
}

/** Stands where something will be. */
export function Skeleton(props: SkeletonProps) {
  return (
    <MuiSkeleton
      variant="rounded"
      animation="wave"
      width={props.width}
      height={props.height}
    />
  );
}
