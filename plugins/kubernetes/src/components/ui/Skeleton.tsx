import MuiSkeleton from '@mui/material/Skeleton';

/** MUI animates it even where the system asks for reduced motion. */
const STILL_WHERE_WANTED = {
  '@media (prefers-reduced-motion: reduce)': {
    '&::after': { animation: 'none' },
  },
};

/** @internal */
export interface SkeletonProps {
  /** CSS length. */
  readonly width: string | number;
  /** CSS pixels. */
  readonly height: number;
}

/** A placeholder while content loads. */
export function Skeleton(props: SkeletonProps) {
  return (
    <MuiSkeleton
      variant="rounded"
      animation="wave"
      width={props.width}
      height={props.height}
      sx={STILL_WHERE_WANTED}
    />
  );
}
