import {
  Finding,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { KeyboardEvent, useMemo } from 'react';
import { visible } from '../../format/visible';
import { AgeWords, joinFacts } from '../../format';
import {
  exactAddress,
  FoundObject,
  hasRevisions,
  objectAddress,
  resourceName,
  SeenConditions,
} from '../../service';
import { ResourceActionSlot } from '../../slots';
import { Translate, useText } from '../../i18n/useText';
import { ChangeView, PodAddress, ViewState } from '../../viewState';
import { ConnectButton } from '../Connect';
import { ObjectEvents } from '../EventList';
import { ObjectLinks, ObjectLinksProvider } from '../ObjectsPanel/ObjectLink';
import { StateSign } from '../StateSign';
import { Drawer, isKeyTaken, Tabs, NavigationButtons } from '../ui';
import { CopyLink } from '../Views';
import { ClusterChoice } from './ClusterChoice';
import { ObjectManifest } from './ObjectManifest';
import { ObjectOverview } from './ObjectOverview';
import { ObjectRevisions } from './ObjectRevisions';
import { ReplacedNotice } from './ReplacedNotice';
import { listedRows, useObjectNavigation } from './useObjectNavigation';
import { OpenedObject } from './useOpenedObject';
import styles from './ObjectDrawer.module.css';

/** What is shown of an object; a pod has its log besides. */
const TABS = ['overview', 'events', 'manifest'] as const;

/** What is shown of a workload whose pod template has revisions. */
const WORKLOAD_TABS = ['overview', 'revisions', 'events', 'manifest'] as const;

/** @internal */
export interface ObjectDrawerProps {
  readonly entityRef: string;
  /** The object in each cluster that has it, the worst first; at least one. */
  readonly found: readonly FoundObject[];
  /** Those of them that the reader has opened. */
  readonly opened: OpenedObject;
  /** What conditions said before. */
  readonly seen: SeenConditions;
  readonly state: ViewState;
  readonly ages: AgeWords;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
  /** Those of all clusters, worst first. */
  readonly findings: readonly Finding[];
  readonly onChange: ChangeView;
  /** Absent where there is no Help. */
  readonly onHelp?: (finding: Finding) => void;
  /** Absent where there are no details of pods. */
  readonly onPod?: (pod: PodAddress) => void;
}

/** Everything about one object that is no pod: how it does, what it owns, its events and its manifest. */
export function ObjectDrawer(props: ObjectDrawerProps) {
  const { found, opened, state, ages, onChange } = props;
  const t = useText();
  const chosen =
    found.find(({ view }) => view.cluster === state.objectCluster) ?? found[0];
  const { view, cluster } = chosen;
  const { row } = view;
  const isReplaced = opened.isReplaced(chosen);
  const { onPod } = props;
  const links = useLinks(cluster, onChange);
  const tabs = hasRevisions(row) ? WORKLOAD_TABS : TABS;
  const tab = tabs.find(each => each === state.tab) ?? 'overview';
  const title = cluster.head.title ?? view.cluster;
  const navigation = useObjectNavigation(exactAddress(row));
  const goTo = (object: string | undefined) =>
    object === undefined ? undefined : () => onChange({ object });
  const [goBack, goOn] = [goTo(navigation.previous), goTo(navigation.next)];
  const onKeyDown = (event: KeyboardEvent) => {
    if (isKeyTaken(event)) return;
    if (event.key === 'ArrowRight') goOn?.();
    if (event.key === 'ArrowLeft') goBack?.();
  };
  return (
    <Drawer
      title={<Title found={chosen} isReplaced={isReplaced} />}
      subtitle={describeLocation(chosen, title, !isReplaced && ages, t)}
      closeLabel={t('help.close')}
      actions={
        <div className={styles.actions}>
          {!isReplaced && (
            <ResourceActionSlot cluster={view.cluster} row={row} />
          )}
          <CopyLink isSmall state={state} />
          <ConnectButton
            cluster={view.cluster}
            namespace={row.namespace || undefined}
          />
          <NavigationButtons
            position={navigation.position}
            total={navigation.total}
            previousLabel={t('objectDrawer.previous')}
            nextLabel={t('objectDrawer.next')}
            onPrevious={goBack}
            onNext={goOn}
          />
        </div>
      }
      returnFocus={() => findRow(exactAddress(row))}
      onKeyDown={onKeyDown}
      onClose={() => onChange({ object: undefined, tab: 'overview' })}
    >
      {found.length > 1 && (
        <ClusterChoice
          found={found}
          chosen={chosen}
          onChange={objectCluster => onChange({ objectCluster })}
        />
      )}
      {isReplaced ? (
        <ReplacedNotice kind={row.kind} onAccept={opened.accept} />
      ) : (
        <Tabs
          label={t('objectDrawer.tabsLabel')}
          value={tab}
          tabs={tabs.map(value => ({ value, text: t(`pod.tabs.${value}`) }))}
          onChange={next => onChange({ tab: next })}
        >
          <ObjectLinksProvider value={links}>
            {tab === 'overview' && (
              <ObjectOverview
                key={view.key}
                found={chosen}
                clusterTitle={title}
                ages={ages}
                now={props.now}
                seen={props.seen}
                findings={props.findings}
                onHelp={props.onHelp}
                onObject={object =>
                  onChange({ object, objectCluster: view.cluster })
                }
                onPod={
                  onPod &&
                  (({ namespace, name }) =>
                    onPod({ cluster: view.cluster, namespace, name }))
                }
              />
            )}
            {tab === 'revisions' && (
              <ObjectRevisions
                key={view.key}
                entityRef={props.entityRef}
                object={view}
                resource={resourceName(row)}
                ages={ages}
              />
            )}
            {tab === 'events' && (
              <ObjectEvents
                key={view.key}
                entityRef={props.entityRef}
                cluster={view.cluster}
                kind={row.kind}
                resource={resourceName(row)}
                namespace={row.namespace}
                name={row.name}
                ages={ages}
              />
            )}
            {tab === 'manifest' && (
              <ObjectManifest
                key={view.key}
                entityRef={props.entityRef}
                object={view}
                resource={resourceName(row)}
              />
            )}
          </ObjectLinksProvider>
        </Tabs>
      )}
    </Drawer>
  );
}

/** The name, and the state unless that is another object's. */
function Title(props: {
  readonly found: FoundObject;
  readonly isReplaced: boolean;
}) {
  const { view, state } = props.found;
  return (
    <>
      {!props.isReplaced && <StateSign state={state} sizePx={24} />}
      {visible(view.row.name)}
    </>
  );
}

/** What cells name leads to the object in the same cluster. */
function useLinks(cluster: ServiceCluster, onChange: ChangeView): ObjectLinks {
  return useMemo(() => {
    const known = new Set(
      [...cluster.workloads, ...cluster.objects].map(objectAddress),
    );
    return {
      has: address => known.has(address),
      show: object => onChange({ object, objectCluster: cluster.head.name }),
    };
  }, [cluster, onChange]);
}

/** @param ages - False where its age would be that of another object */
function describeLocation(
  { view: { row } }: FoundObject,
  cluster: string,
  ages: AgeWords | false,
  t: Translate,
): string {
  const age = ages && ages.age(row.customResource?.createdAt);
  return joinFacts([
    row.kind,
    cluster,
    row.namespace
      ? t('pod.namespace', { namespace: row.namespace })
      : t('objectDrawer.clusterScoped'),
    age && `${t('popover.age')} ${age}`,
  ]);
}

/** The row of the object, wherever the reader has gone from it. */
function findRow(address: string): HTMLElement | undefined {
  return listedRows().find(({ dataset }) => dataset.object === address);
}
