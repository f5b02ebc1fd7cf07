/**
 * The page that the browser measures: the log viewer of the tab, and the floor
 * beside it, both as the production build draws them.
 */
import {
  LinePattern,
  LogLine,
  parseLogSearch,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReactNode } from 'react';
import { LogView } from '../../plugins/kubernetes/src/components/LogView';
import { ThemeRoot } from '../../plugins/kubernetes/src/components/ui';
import { clear, mountBench, timed } from '../lib/benchPage';
import { FloorLog } from './FloorLog';
import { makeLines } from './lines';

/** What a burst of a followed log brings between two redraws. */
const APPENDED = 10;

const SEARCH = search('status 503');

type Show = (lines: readonly LogLine[], pattern?: LinePattern) => ReactNode;

const SUBJECTS: Readonly<Record<string, Show>> = {
  podlight: (lines, pattern) => (
    <ThemeRoot>
      <div className="screen">
        <LogView
          isTall
          isWrapped
          showsTimes={false}
          label="Log"
          lines={lines}
          pattern={pattern}
        />
      </div>
    </ThemeRoot>
  ),
  floor: lines => <FloorLog lines={lines} />,
};

function search(text: string): LinePattern {
  const found = parseLogSearch({ text, matchesCase: true, isRegex: false });
  if (found.type !== 'pattern') throw new Error(found.type);
  return found.pattern;
}

/** Opens a log, adds some lines, and marks what is searched, in milliseconds. */
function measure(subject: string, count: number) {
  const show = SUBJECTS[subject];
  const lines = makeLines(0, count);
  const more = [...lines, ...makeLines(count, APPENDED)];
  clear();
  const openMs = timed(show(lines));
  const appendMs = timed(show(more));
  const searchMs = timed(show(more, SEARCH));
  clear();
  return { openMs, appendMs, searchMs };
}

Object.assign(window, { measure });
mountBench();
