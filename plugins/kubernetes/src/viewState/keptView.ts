import { DEFAULT_MARKED_STATE } from './markedPods';
import {
  DEFAULT_VIEW_STATE,
  GroupDefault,
  parseViewState,
  viewParameters,
  ViewState,
  writeViewState,
} from './viewState';

/** What a named view keeps: which pods and objects, and how they are shown, but nothing that is open. */
export type KeptView = Pick<
  ViewState,
  | 'group'
  | 'filter'
  | 'status'
  | 'objectStatus'
  | 'size'
  | 'view'
  | 'sort'
  | 'hide'
  | 'ready'
  | 'marked'
  | 'onlyMarked'
>;

/** That part of the view. */
export function keptView(state: ViewState): KeptView {
  const { group, filter, status, size, view, sort, hide } = state;
  const { objectStatus, ready, marked, onlyMarked } = state;
  return {
    ...{ group, filter, status, size, view, sort, hide },
    ...{ objectStatus, ready, marked, onlyMarked },
  };
}

/** The same for services that have other pods. */
export function withoutMarks(view: KeptView): KeptView {
  return { ...view, ...DEFAULT_MARKED_STATE };
}

/** One text for each view, as the URL has it. */
export function writeKeptView(view: KeptView): string {
  return writeViewState(new URLSearchParams(), {
    ...DEFAULT_VIEW_STATE,
    ...view,
  }).toString();
}

/** Reads what {@link writeKeptView} wrote, or anything else, as the URL is read. */
export function readKeptView(text: string, defaults?: GroupDefault): KeptView {
  return keptView(parseViewState(new URLSearchParams(text), defaults));
}

/** The query of a link to the view, without the parameters of others. */
export function sharedSearch(search: string): string {
  const names = Object.keys(viewParameters(DEFAULT_VIEW_STATE));
  const own = [...new URLSearchParams(search)].filter(([name]) =>
    names.includes(name),
  );
  return own.length === 0 ? '' : `?${new URLSearchParams(own)}`;
}
