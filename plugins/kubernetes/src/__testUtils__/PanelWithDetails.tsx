import {
  initialServiceState,
  reduceService,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useState } from 'react';
import { ObjectDrawerHost } from '../components/ObjectDrawer';
import { ObjectsPanel } from '../components/ObjectsPanel';
import { FIXTURE_NOW } from '../fixtures';
import { formatAge } from '../format';
import {
  changeView,
  ChangeView,
  DEFAULT_VIEW_STATE,
  ViewState,
} from '../viewState';

const ages = {
  now: FIXTURE_NOW,
  age: (time: string | undefined) =>
    time && formatAge(FIXTURE_NOW - Date.parse(time), 'en'),
  ago: (time: string) =>
    `${formatAge(FIXTURE_NOW - Date.parse(time), 'en')} ago`,
};

/** The list of objects, with the details of the one that is open. */
export function PanelWithDetails(props: {
  readonly messages: readonly ServiceMessage[];
  readonly initial?: Partial<ViewState>;
  readonly onChange?: ChangeView;
  readonly onFilter?: (filter: string) => void;
}) {
  const [state, setState] = useState<ViewState>({
    ...DEFAULT_VIEW_STATE,
    objects: 'all',
    ...props.initial,
  });
  const { clusters } = props.messages.reduce(
    reduceService,
    initialServiceState,
  );
  const shared = {
    ...{ clusters, state, ages, now: FIXTURE_NOW },
    onChange: (changes: Partial<ViewState>) => {
      props.onChange?.(changes);
      setState(before => changeView(before, changes));
    },
  };
  return (
    <>
      <ObjectsPanel {...shared} onFilter={props.onFilter} />
      <ObjectDrawerHost {...shared} entityRef="component:default/dice-roller" />
    </>
  );
}
