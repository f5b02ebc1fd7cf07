import type { ObjectState } from '../../service';

/** How many are in one state. */
export interface CountedState<State extends string = string> {
  readonly state: State;
  /** Its color and shape; neutral when absent. */
  readonly sign?: ObjectState;
  readonly count: number;
  readonly words: string;
}
