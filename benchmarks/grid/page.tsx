/**
 * The page that the browser measures: the grid of the tab, and the floor beside
 * it, both as the production build draws them.
 */
import { ReactNode } from 'react';
import { StatusGrid } from '../../plugins/kubernetes/src/components/StatusGrid';
import { ThemeRoot } from '../../plugins/kubernetes/src/components/ui';
import { useAge } from '../../plugins/kubernetes/src/format';
import { PodView, toGroupViews } from '../../plugins/kubernetes/src/service';
import { FloorGrid } from './FloorGrid';
import { clear, mountBench, timed } from '../lib/benchPage';
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

/** One mount and one update of 1 % of the pods, in milliseconds. */
function measure(subject: string, count: number) {
  const show = SUBJECTS[subject];
  const pods = makePods(count);
  clear();
  const mountMs = timed(show(pods));
  const updateMs = timed(show(changeSome(pods)));
  clear();
  return { mountMs, updateMs };
}

Object.assign(window, { measure });
mountBench();
