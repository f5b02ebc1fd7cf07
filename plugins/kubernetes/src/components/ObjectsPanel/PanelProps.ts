import { AgeWords } from '../../format';
import { FilterScope } from '../../service';

/** What the parts of the panel have in common. */
export interface PanelProps {
  readonly ages: AgeWords;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
  /** Address of the object whose details are open. */
  readonly target: string | undefined;
  /** Opens the details of the object with that address. */
  readonly onOpen: (address: string) => void;
  /** What the pods are filtered by, where that is a scope and nothing else. */
  readonly scope: FilterScope | undefined;
  /** Whether the pods are filtered by that scope now. */
  readonly isFiltered: (scope: FilterScope) => boolean;
  /** Filters the pods, or ends that; absent where there are none to filter. */
  readonly onFilter?: (scope: FilterScope) => void;
}
