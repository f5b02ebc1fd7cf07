import {
  ClusterMessage,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { aPodRow } from '../__testUtils__/aPodRow';
import { chooseCrash } from './chooseCrash';

type Pod = Partial<PodRow> & { readonly name: string };

const container = (changes: object = {}) => ({
  name: 'app',
  kind: 'app' as const,
  state: 'running' as const,
  ready: true,
  restarts: 0,
  hasPreviousLog: false,
  ...changes,
});

const message = (
  cluster: string,
  pods: readonly Pod[],
  findings: ClusterMessage['findings'] = [],
): ClusterMessage => ({
  type: 'cluster',
  cluster,
  state: { phase: 'live', at: '2026-08-20T10:00:00Z' },
  kindProblems: [],
  pods: pods.map(pod => aPodRow(pod.name, { namespace: 'games', ...pod })),
  workloads: [],
  findings,
});

describe('the container with the crash log', () => {
  it('is the one that a finding blames, before others that crashed', () => {
    const crashed = [container({ hasPreviousLog: true })];
    const clusters = [
      message('eu', [{ name: 'other', containers: crashed }]),
      message(
        'us',
        [{ name: 'web', containers: crashed }],
        [aFinding(['web'])],
      ),
    ];
    expect(chooseCrash(clusters, {})).toEqual({
      cluster: 'us',
      namespace: 'games',
      pod: 'web',
      container: 'app',
      previous: true,
    });
    expect(chooseCrash(clusters, { cluster: 'eu' })?.pod).toBe('other');
  });

  it('is not one that is only informed about', () => {
    const clusters = [
      message(
        'eu',
        [
          { name: 'informed', containers: [container()] },
          { name: 'crashed', containers: [container({ exitCode: 1 })] },
        ],
        [aFinding(['informed'], { severity: 'info' })],
      ),
    ];
    expect(chooseCrash(clusters, {})?.pod).toBe('crashed');
  });

  it('is read from the current run where none ended, or the pod itself ended', () => {
    const ended = container({
      state: 'terminated',
      exitCode: 1,
      hasPreviousLog: true,
    });
    const of = (each: object) =>
      chooseCrash(
        [message('eu', [{ name: 'web', containers: [container(each)] }])],
        {},
      )?.previous;
    expect([of({ ready: false }), of(ended)]).toEqual([false, false]);
  });

  it('is not ready where none crashed, and the first of equals', () => {
    const pods = ['web-1', 'web-2'].map(name => ({
      name,
      containers: [container(), container({ name: 'sick', ready: false })],
    }));
    expect(chooseCrash([message('eu', pods), message('us', pods)], {})).toEqual(
      {
        cluster: 'eu',
        namespace: 'games',
        pod: 'web-1',
        container: 'sick',
        previous: false,
      },
    );
  });

  it('is what the query names, and nothing where there is no such thing', () => {
    const clusters = [
      message('eu', [
        {
          name: 'web',
          containers: [container(), container({ name: 'proxy' })],
        },
      ]),
    ];
    expect(chooseCrash(clusters, { container: 'proxy' })?.container).toBe(
      'proxy',
    );
    expect(chooseCrash(clusters, { pod: 'api' })).toBeUndefined();
    expect(chooseCrash(clusters, { namespace: 'shop' })).toBeUndefined();
    expect(chooseCrash([], {})).toBeUndefined();
  });
});
