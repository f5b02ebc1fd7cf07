import { AgeWords } from '../../format';
import { ServiceView } from '../../service';
import { ChangeView, ViewState } from '../../viewState';

/** @internal */
export interface DialogHostProps {
  readonly entityRef: string;
  /** What the URL says is open. */
  readonly open: ViewState;
  readonly view: ServiceView;
  /** Milliseconds since 1970, by the clock that wrote the pods' times. */
  readonly now: number;
  readonly ages: AgeWords;
  readonly onOpen: ChangeView;
}
