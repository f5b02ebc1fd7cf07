import { ServiceAssessment } from '@podlight/backstage-plugin-kubernetes-common';
import { needsAttention } from './needsAttention';

const assess = (
  state: ServiceAssessment['verdict']['state'],
  ...severities: ServiceAssessment['causes'][number]['severity'][]
): ServiceAssessment => ({
  verdict: { state, pods: 1, ready: 1, unread: [], headline: '' },
  causes: severities.map(severity => ({
    id: severity,
    class: 'OOMKilled',
    severity,
    title: '',
    clusters: [],
    pods: 1,
  })),
});

describe('needsAttention', () => {
  it.each(['failing', 'notReady', 'unknown'] as const)(
    'is so with a pod that is %s',
    state => expect(needsAttention(assess(state))).toBe(true),
  );

  it.each(['ready', 'starting', 'terminating', 'completed', 'none'] as const)(
    'is not so where the worst is %s',
    state => expect(needsAttention(assess(state, 'info'))).toBe(false),
  );

  it.each(['error', 'warning'] as const)('is so by a cause: %s', severity => {
    expect(needsAttention(assess('ready', 'info', severity))).toBe(true);
  });
});
