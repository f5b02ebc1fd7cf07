import {
  BUILT_IN_DIMENSIONS,
  DetailField,
  Dimension,
  ListField,
  NumberTerm,
  parseQuery,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ViewState } from '../viewState';

/**
 * What readers do that is counted, and what each event says. No event may say more: pods,
 * namespaces, clusters, label keys and typed text are none of the analytics' business.
 */
export const INTERACTIONS = {
  openTab: 'kubernetes',
  openHelp: 'the class of failure',
  answerHelp: 'the class of failure; `helped` is `yes` or `no`',
  openLogs: '`pod`, `merged` or `crashes`',
  openConnect: 'the tool, such as `kubectl`',
  groupPods: 'the dimensions, such as `cluster,version`',
  filterPods: 'the fields, such as `status,text`',
} as const;

/** The action of an event. */
export type Interaction = keyof typeof INTERACTIONS;

const CLASS_NAME = /^[A-Z][A-Za-z0-9]{0,99}$/;

/** A class as an event may name it: what is not written as one may be a name of a cluster. */
export function classSubject(failureClass: string): string {
  return CLASS_NAME.test(failureClass) ? failureClass : 'custom';
}

/** What pods are grouped by, without the keys of labels and annotations. */
export function groupSubject(group: readonly Dimension[]): string {
  return group
    .map(dimension => {
      const known = BUILT_IN_DIMENSIONS.find(each => each === dimension);
      return known ?? (dimension.startsWith('label:') ? 'label' : 'annotation');
    })
    .join(',');
}

type FilterField =
  | ListField
  | DetailField
  | NumberTerm['type']
  | 'status'
  | 'text'
  | 'label'
  | 'annotation'
  | 'marked'
  | 'invalid';

/** The fields that pods are filtered by, without values; empty where all are shown. */
export function filterSubject({
  filter,
  status,
  onlyMarked,
}: Pick<ViewState, 'filter' | 'status' | 'onlyMarked'>): string {
  const fields = new Set<FilterField>(typedFields(filter));
  if (status.length > 0) fields.add('status');
  if (onlyMarked) fields.add('marked');
  return [...fields].sort().join(',');
}

function typedFields(filter: string): readonly FilterField[] {
  const result = parseQuery(filter);
  if (!result.ok) return ['invalid'];
  return result.query.terms.map(term => {
    switch (term.type) {
      case 'list':
      case 'detail':
        return term.field;
      case 'written':
        return term.source;
      case 'labels':
        return 'label';
      default:
        return term.type;
    }
  });
}

/** Which log is open: of a pod, of many pods or of crashes. */
export function logsSubject({
  pod,
  tab,
  logs,
}: Pick<ViewState, 'pod' | 'tab' | 'logs'>): string {
  if (pod && tab === 'logs') return 'pod';
  return logs ?? '';
}
