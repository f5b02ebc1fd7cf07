import { Dimension } from '@podlight/backstage-plugin-kubernetes-common';
import { AgeWords } from '../../format';
import { GroupView, PodView } from '../../service';
import { PodSort } from '../../viewState';

/** @internal */
export interface PodTableProps {
  readonly groups: readonly GroupView[];
  /** What the pods are grouped by. */
  readonly dimensions: readonly Dimension[];
  readonly sort: PodSort;
  /** Ids of columns that the reader does not want. */
  readonly hidden: readonly string[];
  /** Pods that are just ready are counted instead of listed one by one. */
  readonly countsReady?: boolean;
  readonly isOpen: (group: GroupView) => boolean;
  readonly ages: AgeWords;
  readonly onSort: (sort: PodSort) => void;
  /** Columns can't be chosen when absent. */
  readonly onHide?: (hidden: readonly string[]) => void;
  readonly onToggle: (group: GroupView) => void;
  readonly onLogs: (group: GroupView) => void;
  readonly onOpen: (pod: PodView) => void;
}
