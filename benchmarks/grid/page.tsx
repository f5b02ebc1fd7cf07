/**
 * The page that the browser measures: the grid of the tab, and the floor beside
 * it, both as the production build draws them.
 */
import { createApp } from '@backstage/frontend-defaults';
import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import ReactDOM from 'react-dom/client';
import { StatusGrid } from '../../plugins/kubernetes/src/components/StatusGrid';
import { ThemeRoot } from '../../plugins/kubernetes/src/components/ui';
import { useAge } from '../../plugins/kubernetes/src/format';
import { PodView, toGroupViews } from '../../plugins/kubernetes/src/service';
import { FloorGrid } from './FloorGrid';
import { changeSome, makePods, NOW } from './pods';

const isOpen = () => true;
const nothing = () => {};

/** The grid as the tab has it: one group a namespace, nothing folded. */
function PodlightGrid({ pods }: { readonly pods: readonly PodView[] }) {
  const ages = useAge(NOW);
  return (
    <ThemeRoot>
      <StatusGrid
        groups={toGroupViews(pods, [], ['namespace'])}
        size="m"
        isOpen={isOpen}
        ages={ages}
        onToggle={nothing}
        onLogs={nothing}
        onOpen={nothing}
      />
    </ThemeRoot>
  );
}

const SUBJECTS: Readonly<
  Record<string, (pods: readonly PodView[]) => ReactNode>
> = {
  podlight: pods => <PodlightGrid pods={pods} />,
  floor: pods => <FloorGrid pods={pods} />,
};

let draw: (content: ReactNode) => void = nothing;

function Bench() {
  const [content, setContent] = useState<ReactNode>();
  useEffect(() => {
    draw = next => flushSync(() => setContent(next));
    document.body.dataset.ready = 'true';
  }, []);
  return <>{content}</>;
}

/** Milliseconds until what is drawn has been laid out. */
function timed(content: ReactNode): number {
  const start = performance.now();
  draw(content);
  document.body.getBoundingClientRect();
  return performance.now() - start;
}

/** One mount and one update of 1 % of the pods, in milliseconds. */
function measure(subject: string, count: number) {
  const show = SUBJECTS[subject];
  const pods = makePods(count);
  draw(undefined);
  const mountMs = timed(show(pods));
  const updateMs = timed(show(changeSome(pods)));
  draw(undefined);
  return { mountMs, updateMs };
}

Object.assign(window, { measure });

const page = createFrontendModule({
  pluginId: 'app',
  extensions: [
    PageBlueprint.make({
      name: 'bench',
      params: { path: '/', loader: async () => <Bench /> },
    }),
  ],
});

const app = createApp({
  features: [page],
  advanced: {
    configLoader: async () => ({
      config: new ConfigReader({
        app: {
          title: 'Benchmark',
          baseUrl: window.location.origin,
          extensions: [{ 'sign-in-page:app': false }],
        },
        backend: { baseUrl: window.location.origin },
      }),
    }),
  },
});

const root = document.getElementById('root');
if (root) ReactDOM.createRoot(root).render(app.createRoot());
