import { HelpDialog } from '../../src/components/HelpDialog';
import { PodDrawer, usePodNavigation } from '../../src/components/PodDrawer';
import { ShortcutSheet } from '../../src/components/Shortcuts';
import {
  findingPods,
  podFindings,
  PodView,
  toGroupViews,
} from '../../src/service';
import { PartContent } from '../../src/parts/KubernetesPart';
import { ThemeRoot } from '../../src/components/ui';
import { useViewState } from '../../src/viewState';
import { detailsApis } from '../states/apis';
import { ENTITY, InPart, Live } from './Live';
import { KubernetesConnect } from '../../src';

const ignore = () => {};

/** Parts that open above or beside the tab. */
export const dialogParts = {
  'pod-drawer': {
    render: () => (
      <InPart>
        {content => {
          const pod = worstPod(content);
          return pod && <Details content={content} pod={pod} />;
        }}
      </InPart>
    ),
  },
  help: {
    apis: detailsApis,
    render: () => (
      <InPart>
        {({ view, ages, entityRef }) => {
          const [finding] = view.findings;
          return (
            finding && (
              <HelpDialog
                entityRef={entityRef}
                finding={finding}
                pods={findingPods(finding, view.podsByKey)}
                ages={ages}
                onOpenLog={ignore}
                onClose={ignore}
              />
            )
          );
        }}
      </InPart>
    ),
  },
  connect: {
    render: () => (
      <InPart
        initialView={{ connect: { cluster: 'prod-eu', tool: 'kubectl' } }}
      >
        {() => (
          <Live>
            {live => (
              <KubernetesConnect
                entity={ENTITY}
                live={live}
                cluster="prod-eu"
              />
            )}
          </Live>
        )}
      </InPart>
    ),
  },
  shortcuts: {
    render: () => (
      <ThemeRoot>
        <ShortcutSheet onClose={ignore} />
      </ThemeRoot>
    ),
  },
};

/** The first pod that fails, or the first one. */
export function worstPod({ view }: PartContent): PodView | undefined {
  return (
    view.pods.find(({ row }) => row.state === 'failing') ?? view.pods.at(0)
  );
}

function Details(props: {
  readonly content: PartContent;
  readonly pod: PodView;
}) {
  const { pod, content } = props;
  const { view, ages, entityRef } = content;
  const [state, onChange] = useViewState();
  const groups = toGroupViews(
    view.pods,
    view.clusters.map(each => each.cluster),
    state.group,
  );
  return (
    <PodDrawer
      entityRef={entityRef}
      pod={{ ...pod, findings: podFindings(pod.key, view.findings) }}
      state={state}
      ages={ages}
      navigation={usePodNavigation(groups, pod.key, ignore)}
      onChange={onChange}
      onHelp={ignore}
      hasDetails={() => true}
      onObject={ignore}
    />
  );
}
