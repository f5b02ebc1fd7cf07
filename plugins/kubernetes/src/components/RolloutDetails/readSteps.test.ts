import { readSteps } from './readSteps';

describe('readSteps', () => {
  it('reads each kind of step', () => {
    expect(
      readSteps([
        { setWeight: 20 },
        { pause: {} },
        { pause: { duration: '10m' } },
        { pause: { duration: 30 } },
        { pause: { duration: '45' } },
        {
          analysis: {
            templates: [{ templateName: 'errors' }, { templateName: 'p99' }],
          },
        },
        { experiment: { duration: '1h', templates: [] } },
        { setCanaryScale: { weight: 25 } },
        { setCanaryScale: { replicas: 3 } },
        { setCanaryScale: { matchTrafficWeight: true } },
        { setHeaderRoute: { name: 'beta', match: [] } },
        { plugin: { name: 'acme/step' } },
        { setMirrorRoute: {} },
      ]),
    ).toEqual([
      { type: 'setWeight', weight: 20 },
      { type: 'pause' },
      { type: 'pause', duration: 600 },
      { type: 'pause', duration: 30 },
      { type: 'pause', duration: 45 },
      { type: 'analysis', templates: 'errors, p99' },
      { type: 'experiment', duration: 3_600 },
      { type: 'scaleWeight', weight: 25 },
      { type: 'scaleReplicas', replicas: 3 },
      { type: 'scaleTraffic' },
      { type: 'other', name: 'setHeaderRoute beta' },
      { type: 'other', name: 'plugin acme/step' },
      { type: 'other', name: 'setMirrorRoute' },
    ]);
  });

  it('reads a step that takes all requests away', () => {
    expect(
      readSteps([{ setWeight: 0 }, { setCanaryScale: { replicas: 0 } }]),
    ).toEqual([
      { type: 'setWeight', weight: 0 },
      { type: 'scaleReplicas', replicas: 0 },
    ]);
  });

  it('reads no more than a hundred', () => {
    const steps = Array.from({ length: 300 }, () => ({ setWeight: 1 }));
    expect(readSteps(steps)).toHaveLength(100);
  });

  it('has none where they are no list', () => {
    expect(readSteps({ setWeight: 1 })).toEqual([]);
  });
});
