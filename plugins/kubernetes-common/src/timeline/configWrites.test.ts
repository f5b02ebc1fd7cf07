import { aFinding, secondsAgo } from '../testing';
import { configWriteMoments } from './configWrites';
import { aServiceCluster } from './testing/aServiceCluster';

const write = (name: string) => ({
  ...{ name, at: secondsAgo(300), leadSeconds: 60 },
  type: 'read' as const,
});

it('are marked once, however many problems name them', () => {
  const first = aFinding(['a'], { configWrites: [write('web'), write('db')] });
  const second = aFinding(['b'], { configWrites: [write('web')] });
  const findings = [first, second, aFinding(['c'])];
  expect(configWriteMoments(aServiceCluster({ findings }))).toEqual(
    ['web', 'db'].map(name => ({
      time: secondsAgo(300),
      about: { type: 'finding', finding: first },
      fact: { kind: 'configWrite', name },
    })),
  );
});
