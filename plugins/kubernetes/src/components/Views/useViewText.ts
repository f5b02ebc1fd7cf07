import { useCallback } from 'react';
import { visible } from '../../format/visible';
import { useDimensionText } from '../../format';
import { Translate, useText } from '../../i18n/useText';
import {
  DEFAULT_VIEW_STATE,
  KeptView,
  POD_COLUMNS,
  ViewState,
} from '../../viewState';

/** Longer filters are quoted in part. */
const LONGEST_QUOTE = 60;

/** Says in one phrase what a view shows: "failing pods, grouped by Node". */
export function useViewText(): (view: KeptView & Partial<ViewState>) => string {
  const t = useText();
  const words = useDimensionText();
  return useCallback(
    view =>
      [
        ...podWords(view, t),
        t('views.says.group', {
          dimensions: view.group.map(words.dimensionName).join(', '),
        }),
        ...displayWords(view, t),
        ...openWords(view, t),
      ].join(', '),
    [t, words],
  );
}

function podWords(view: KeptView, t: Translate): readonly string[] {
  const { status, objectStatus, marked, onlyMarked, filter } = view;
  const text = filter.trim();
  return [
    onlyMarked
      ? t('views.says.onlyMarked', { count: marked.length })
      : t(status.length > 0 ? 'views.says.states' : 'views.says.all', {
          states: status.map(state => t(`state.${state}`)).join(', '),
        }),
    ...(onlyMarked && status.length > 0
      ? status.map(state => t(`state.${state}`))
      : []),
    ...(text === '' ? [] : [t('views.says.filter', { filter: shorten(text) })]),
    ...(view.ready ? [t(`views.says.ready.${view.ready}`)] : []),
    ...(marked.length > 0 && !onlyMarked
      ? [t('views.says.marked', { count: marked.length })]
      : []),
    ...(objectStatus.length > 0
      ? [
          t('views.says.objectStates', {
            states: objectStatus.map(state => t(`state.${state}`)).join(', '),
          }),
        ]
      : []),
  ];
}

function displayWords(view: KeptView, t: Translate): readonly string[] {
  const { sort, hide, size } = view;
  if (view.view === 'grid') {
    return size === DEFAULT_VIEW_STATE.size
      ? []
      : [t(`views.says.size.${size}`)];
  }
  const own = POD_COLUMNS.find(column => column === sort.column);
  const column = own ? t(`table.column.${own}`) : visible(sort.column);
  return [
    t('views.says.table'),
    t(sort.isDescending ? 'views.says.descending' : 'views.says.ascending', {
      column,
    }),
    ...(hide.length > 0
      ? [t('views.says.hidden', { count: hide.length })]
      : []),
  ];
}

/** What lies above the view, or is unfolded in it. */
function openWords(view: Partial<ViewState>, t: Translate): readonly string[] {
  const { pod, tab, finding, connect, logs, objects, log, folded = [] } = view;
  return [
    ...(folded.length > 0
      ? [t('views.says.folded', { count: folded.length })]
      : []),
    ...(objects === 'all' ? [t('views.says.objects')] : []),
    ...(pod
      ? [
          t('views.says.pod', {
            pod: pod.name,
            tab: t(`pod.tabs.${tab ?? 'overview'}`),
          }),
        ]
      : []),
    ...(log?.find ? [t('views.says.find', { text: shorten(log.find) })] : []),
    ...(finding ? [t('views.says.help')] : []),
    ...(connect ? [t('views.says.connect', { cluster: connect.cluster })] : []),
    ...(logs ? [t('views.says.logs')] : []),
  ];
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST_QUOTE
    ? `${characters.slice(0, LONGEST_QUOTE).join('')}…`
    : text;
}
