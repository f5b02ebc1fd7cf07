import { KubernetesTab } from '../../src';
import { ObjectDrawerHost } from '../../src/components/ObjectDrawer';
import { DetailTab, useViewState } from '../../src/viewState';
import { serviceApi } from '../states/apis';
import { OBJECT_MESSAGES } from '../states/objects';
import { InPart, Live } from './Live';

const ignore = () => {};

const apiOf = (kind: keyof typeof OBJECT_MESSAGES) => () =>
  serviceApi('healthy', { messages: OBJECT_MESSAGES[kind]() });

const OBJECT = 'rollouts.argoproj.io/games/checkout';

/** The details of objects that are no pods, and a service of custom resources. */
export const objectParts = {
  'object-drawer': {
    apis: {
      'every-state': apiOf('failing'),
      '500-pods': apiOf('manyChildren'),
    },
    render: (state: string) => (
      <ObjectDetails
        object={
          state === '500-pods'
            ? 'applications.argoproj.io/games/checkout'
            : OBJECT
        }
      />
    ),
  },
  'paused-object': {
    apis: { 'every-state': apiOf('paused') },
    render: () => <ObjectDetails object={OBJECT} />,
  },
  'cluster-scoped-object': {
    apis: { 'every-state': apiOf('clusterScoped') },
    render: () => <ObjectDetails object="composites.example.org//checkout" />,
  },
  'object-without-conditions': {
    apis: { 'every-state': apiOf('withoutConditions') },
    render: () => <ObjectDetails object="widgets.example.com/games/checkout" />,
  },
  'custom-resources': {
    apis: {
      healthy: apiOf('paused'),
      'every-state': apiOf('failing'),
      empty: apiOf('onlyCustomResources'),
    },
    render: () => <KubernetesTab />,
  },
};

/** The details of an object of the service. */
export function ObjectDetails(props: {
  readonly object: string;
  readonly tab?: DetailTab;
}) {
  const { object, tab = 'overview' } = props;
  return (
    <InPart initialView={{ object, tab }}>
      {({ ages, entityRef, view }) => (
        <Live>
          {live => (
            <Details
              clusters={live.service.clusters}
              findings={view.findings}
              {...{ ages, entityRef }}
            />
          )}
        </Live>
      )}
    </InPart>
  );
}

function Details(
  props: Pick<
    Parameters<typeof ObjectDrawerHost>[0],
    'ages' | 'entityRef' | 'clusters' | 'findings'
  >,
) {
  const [state, onChange] = useViewState();
  return (
    <ObjectDrawerHost
      {...props}
      state={state}
      now={props.ages.now}
      onChange={onChange}
      onHelp={ignore}
      onPod={ignore}
    />
  );
}
