import {
  FilterQuery,
  Finding,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReactNode, useId, useMemo, useRef } from 'react';
import { useText } from '../../i18n/useText';
import {
  FilterScope,
  hasTrouble,
  layOut,
  Relations,
  toRelations,
  withIssues,
} from '../../service';
import { ChangeView, useExpandedList, ViewState } from '../../viewState';
import { Button, Card, MoreButton, PanelHead, Segments, useWidth } from '../ui';
import { NodeActions, NodeActionsProvider } from './NodeActions';
import { RelationContents } from './RelationContents';
import { canDraw, RelationGraph } from './RelationGraph';
import { RelationList } from './RelationList';
import styles from './Relations.module.css';

/** @internal */
export interface RelationsPanelProps {
  readonly clusters: readonly ServiceCluster[];
  readonly query: FilterQuery;
  /** Those of all clusters, worst first; absent where there is no Help. */
  readonly findings?: readonly Finding[];
  readonly view: ViewState['relations'];
  readonly onChange: ChangeView;
  readonly isFiltered: (scope: FilterScope) => boolean;
  /** Filters the pods, or ends that; absent where there are none to filter. */
  readonly onFilter?: (scope: FilterScope) => void;
}

/** Workloads and their pods alone are in the list of workloads. */
const FEW_RANKS = 2;

/**
 * What leads to what, from hosts to pods. It is one line as long as nothing is
 * wrong, as the pods say so already.
 */
export function RelationsPanel(props: RelationsPanelProps) {
  const { clusters, query, findings } = props;
  const relations = useMemo(
    () => toRelations(clusters, query, findings),
    [clusters, query, findings],
  );
  if (relations.nodes.length === 0) return null;
  return <Panel {...props} relations={relations} />;
}

type PanelProps = RelationsPanelProps & { readonly relations: Relations };

function Panel(props: PanelProps) {
  const { relations, view, onChange } = props;
  const t = useText();
  const headingId = useId();
  const bodyId = useId();
  const element = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(element);
  const [showsAll, setShowsAll] = useExpandedList('relations');
  const noticed = useMemo(() => withIssues(relations), [relations]);
  const hidden = relations.nodes.length - noticed.nodes.length;
  const drawn = showsAll ? relations : noticed;
  const layout = useMemo(() => layOut(drawn), [drawn]);

  const ranks = new Set(relations.nodes.map(({ rank }) => rank)).size;
  const byItself =
    hasTrouble(relations) && ranks > FEW_RANKS ? 'graph' : 'closed';
  const shown = view ?? byItself;
  const isOpen = shown !== 'closed';
  const isWide = canDraw(layout, widthPx);
  const choose = (next: NonNullable<ViewState['relations']>) =>
    onChange({ relations: next === byItself ? undefined : next });
  return (
    <Card labelledBy={headingId}>
      <PanelHead
        {...{ headingId, bodyId, isOpen }}
        heading={t('relations.heading')}
        onToggle={() => choose(isOpen ? 'closed' : 'graph')}
        tools={
          isOpen &&
          isWide && (
            <Segments
              label={t('relations.view')}
              value={shown}
              options={[
                { value: 'graph', text: t('relations.graph') },
                { value: 'list', text: t('relations.list') },
              ]}
              onChange={choose}
            />
          )
        }
      >
        <RelationContents relations={relations} />
      </PanelHead>
      <div id={bodyId} className={styles.body} hidden={!isOpen}>
        <div ref={element}>
          {isOpen && (
            <Body {...props} relations={drawn}>
              {isWide && shown === 'graph' ? (
                <RelationGraph layout={layout} widthPx={widthPx} />
              ) : (
                <RelationList relations={drawn} />
              )}
              {isWide && shown === 'graph' && layout.hidden > 0 && (
                <p className={styles.more}>
                  {t('relations.hidden', { count: layout.hidden })}{' '}
                  <Button kind="text" onClick={() => choose('list')}>
                    {t('relations.showList')}
                  </Button>
                </p>
              )}
              {hidden > 0 && (
                <div className={styles.more}>
                  <MoreButton
                    isWhole={showsAll}
                    more={t('relations.moreHealthy', { count: hidden })}
                    fewer={t('relations.hideHealthy')}
                    onToggle={setShowsAll}
                  />
                </div>
              )}
            </Body>
          )}
        </div>
      </div>
    </Card>
  );
}

/** Gives its children what their nodes lead to. */
function Body(props: PanelProps & { readonly children: ReactNode }) {
  const { clusters, onChange, isFiltered, onFilter } = props;
  const { hasNamespaces } = props.relations;
  const actions = useMemo(
    (): NodeActions => ({
      titles: new Map(
        clusters.map(({ head: { name, title } }) => [name, title]),
      ),
      ...{ hasNamespaces, onChange, isFiltered, onFilter },
    }),
    [clusters, hasNamespaces, onChange, isFiltered, onFilter],
  );
  return (
    <NodeActionsProvider value={actions}>{props.children}</NodeActionsProvider>
  );
}
