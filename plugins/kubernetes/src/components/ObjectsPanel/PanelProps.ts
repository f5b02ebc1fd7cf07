import { AgeWords } from '../../format';
import { FilterPlace } from '../../service';

/** What the parts of the panel have in common. */
export interface PanelProps {
  readonly ages: AgeWords;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
  /** `Kind/namespace/name` of the object that the reader was led to. */
  readonly target: string | undefined;
  /** What the pods are filtered by, where that is a place and nothing else. */
  readonly place: FilterPlace | undefined;
  /** Whether the pods are filtered by that place now. */
  readonly isFiltered: (place: FilterPlace) => boolean;
  /** Filters the pods, or ends that; absent where there are none to filter. */
  readonly onFilter?: (place: FilterPlace) => void;
}
