import { Button } from './Button';

/** @internal */
export interface MoreButtonProps {
  readonly isWhole: boolean;
  /** What the list leaves out at first, such as `Show 12 healthy workloads`. */
  readonly more: string;
  /** The way back; absent where there is none. */
  readonly fewer?: string;
  /** Problems are among what is left out, so that the keys that walk them come by. */
  readonly hidesProblems?: boolean;
  readonly onToggle: (isWhole: boolean) => void;
}

/** The line of a list that stands for what it leaves out, and the way back. */
export function MoreButton(props: MoreButtonProps) {
  const { isWhole, onToggle } = props;
  return (
    <span data-hides-problems={!isWhole && props.hidesProblems}>
      <Button kind="text" isLong onClick={() => onToggle(!isWhole)}>
        {isWhole ? props.fewer : props.more}
      </Button>
    </span>
  );
}
