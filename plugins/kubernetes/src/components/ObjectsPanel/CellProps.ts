import { AgeWords } from '../../format';
import { ObjectView } from '../../service';

/** Props of a cell. */
export interface CellProps {
  readonly object: ObjectView;
  readonly ages: AgeWords;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
}
