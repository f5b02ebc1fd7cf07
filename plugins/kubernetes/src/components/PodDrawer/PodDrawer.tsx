import {
  Finding,
  ObjectRef,
} from '@podlight/backstage-plugin-kubernetes-common';
import { KeyboardEvent, useCallback } from 'react';
import { visible } from '../../format/visible';
import { AgeWords } from '../../format';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import {
  ChangeView,
  DEFAULT_LOG_STATE,
  LogState,
  POD_TABS,
  ViewState,
} from '../../viewState';
import { PodEvents } from '../EventList';
import { LogPanel } from '../LogPanel';
import { StateSign } from '../StateSign';
import { Drawer, isKeyTaken, Tabs } from '../ui';
import { PodActions } from './PodActions';
import { PodManifest } from './PodManifest';
import { PodOverview } from './PodOverview';
import { PodLocation } from './PodLocation';
import { PodNavigation } from './usePodNavigation';

/** @internal */
export interface PodDrawerProps {
  readonly entityRef: string;
  readonly pod: PodView;
  readonly state: ViewState;
  readonly ages: AgeWords;
  /** The pods before and after it, as the screen has them. */
  readonly navigation: PodNavigation;
  readonly onChange: ChangeView;
  readonly onHelp: (finding: Finding) => void;
  /** Whether an object has details. */
  readonly hasDetails: (object: ObjectRef) => boolean;
  /** Leads to the details of an object. */
  readonly onObject: (object: ObjectRef) => void;
}

/** One pod, beside the grid: what is wrong with it, its logs, its events, its manifest. */
export function PodDrawer(props: PodDrawerProps) {
  const { pod, state, ages, navigation, onChange } = props;
  const { row } = pod;
  const t = useText();
  // A link may name a part that only other objects have.
  const tab = POD_TABS.find(each => each === state.tab) ?? 'overview';
  const onLog = useLogChange(state.log, onChange);
  const close = () =>
    onChange({ pod: undefined, tab: 'overview', log: DEFAULT_LOG_STATE });
  const onKeyDown = (event: KeyboardEvent) => {
    if (isKeyTaken(event)) return;
    if (event.key === 'ArrowRight') navigation.next?.();
    if (event.key === 'ArrowLeft') navigation.previous?.();
  };
  return (
    <Drawer
      title={
        <>
          <StateSign state={row.state} sizePx={24} />
          {visible(row.name)}
        </>
      }
      subtitle={<PodLocation {...props} />}
      closeLabel={t('help.close')}
      actions={<PodActions pod={pod} navigation={navigation} state={state} />}
      returnFocus={() => findTile(pod.key)}
      onKeyDown={onKeyDown}
      onClose={close}
    >
      <Tabs
        label={t('pod.tabsLabel')}
        value={tab}
        tabs={POD_TABS.map(value => ({ value, text: t(`pod.tabs.${value}`) }))}
        onChange={next => onChange({ tab: next })}
      >
        {tab === 'overview' && (
          <PodOverview
            entityRef={props.entityRef}
            pod={pod}
            ages={ages}
            onHelp={props.onHelp}
            onObject={props.onObject}
            onOpenLog={container =>
              onChange({ tab: 'logs', log: { ...state.log, container } })
            }
          />
        )}
        {tab === 'logs' && (
          <LogPanel
            entityRef={props.entityRef}
            pod={pod}
            log={state.log}
            quoted={quotedBy(pod.findings)}
            onChange={onLog}
          />
        )}
        {tab === 'events' && (
          <PodEvents entityRef={props.entityRef} pod={pod} ages={ages} />
        )}
        {tab === 'manifest' && (
          <PodManifest entityRef={props.entityRef} pod={pod} />
        )}
      </Tabs>
    </Drawer>
  );
}

/** Changes parts of the log's view; keeps its identity while the log's view does not change. */
function useLogChange(log: LogState, onChange: ChangeView) {
  return useCallback(
    (changes: Partial<LogState>) => onChange({ log: { ...log, ...changes } }),
    [log, onChange],
  );
}

function quotedBy(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(finding =>
    finding.evidence.flatMap(fact => (fact.type === 'log' ? [fact.line] : [])),
  );
}

/** The pod's own tile or row, wherever the reader has walked to. */
function findTile(key: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[data-pod]')].find(
    tile => tile.dataset.pod === key,
  );
}
