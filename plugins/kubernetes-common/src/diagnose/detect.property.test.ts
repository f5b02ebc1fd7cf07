import fc from 'fast-check';
import { MODEL_KINDS, parseObject, toClusterObjects } from '../model';
import { displayState, podStatus, toServiceRows } from '../status';
import { aPod, FIXTURE_NOW } from '../testing';
import { FAILURE_CLASSES, isFailureClassName } from './classes';
import { detect } from './detect';
import { requiredEvidence } from './requiredEvidence';
import { rollUpFindings } from './rollUp';
import { Finding } from './types';

/** Keys that mean something, so that arbitrary JSON gets past the first check. */
const KEYS = [
  'metadata name namespace uid labels annotations ownerReferences controller kind',
  'creationTimestamp deletionTimestamp finalizers spec status phase reason message',
  'conditions type containerStatuses initContainerStatuses ephemeralContainerStatuses',
  'state lastState waiting running terminated exitCode restartCount ready started',
  'startedAt finishedAt containers initContainers restartPolicy readinessProbe',
  'httpGet port volumes persistentVolumeClaim selector involvedObject fieldPath',
  'schedule timeZone lastScheduleTime',
]
  .join(' ')
  .split(' ');
const WORDS = [
  ...'Pod app Failed Running Pending True False Unknown Ready Evicted'.split(
    ' ',
  ),
  ...'CrashLoopBackOff ImagePullBackOff OOMKilled StartError Always'.split(' '),
  'PodScheduled',
  '0/1 nodes are available: 1 Insufficient cpu.',
  '2026-08-20T09:59:00Z',
  '*/5 * * * *',
  '',
];

const { json } = fc.letrec(tie => ({
  json: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    fc.constantFrom(null, true, false, 0, -1, 137, 1e300, ...WORDS),
    fc.string(),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('json'), { maxKeys: 6 }),
    fc.dictionary(fc.string(), tie('json'), { maxKeys: 3 }),
  ),
}));

const object = fc.record({
  kind: fc.constantFrom(...MODEL_KINDS),
  metadata: fc.record(
    { name: fc.constantFrom('a', 'b'), namespace: fc.constant('n'), x: json },
    { requiredKeys: ['name'] },
  ),
  spec: json,
  status: json,
});

function undeclaredParams(finding: Finding): readonly string[] {
  const { class: name, params, symptoms } = finding;
  const declared = isFailureClassName(name) ? FAILURE_CLASSES[name].params : [];
  return [
    ...Object.keys(params)
      .filter(param => !declared.includes(param))
      .map(param => `${name}.${param}`),
    ...symptoms.flatMap(undeclaredParams),
  ];
}

describe('any JSON that claims to be of a known kind', () => {
  it('gives findings or none, rows, and a status, and never an exception', () => {
    fc.assert(
      fc.property(fc.array(object, { maxLength: 8 }), raws => {
        const objects = raws
          .map(raw => parseObject(raw))
          .filter(parsed => parsed !== undefined);
        const view = toClusterObjects(objects);
        const findings = detect(view, FIXTURE_NOW);
        requiredEvidence(view, findings);
        rollUpFindings(findings);
        const rows = toServiceRows(view, findings, FIXTURE_NOW);
        for (const pod of view.objects.Pod ?? []) {
          podStatus(pod, FIXTURE_NOW);
          displayState(pod, findings);
        }
        expect(rows.pods).toHaveLength(view.objects.Pod?.length ?? 0);
        expect(findings.flatMap(undeclaredParams)).toEqual([]);
        expect(new Set(findings.map(({ id }) => id)).size).toBe(
          findings.length,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is undefined or an object for JSON of any shape', () => {
    fc.assert(
      fc.property(
        json,
        fc.constantFrom('Pod', 'Event', undefined),
        (raw, kind) => {
          const parsed = parseObject(raw, kind);
          expect(parsed === undefined || parsed.metadata.name !== '').toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('pods of one workload', () => {
  it('give the same findings in whatever order they are listed', () => {
    const exits = fc.array(fc.constantFrom(0, 1, 137, 139), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(exits, exitCodes => {
        const pods = exitCodes.map((exitCode, position) =>
          aPod({ name: `web-${position}`, namespace: 'shop' })
            .ownedBy('StatefulSet', 'web')
            .crashLooping({ exitCode })
            .build(),
        );
        const idsOf = (raws: readonly unknown[]) => {
          const objects = raws
            .map(raw => parseObject(raw))
            .filter(parsed => parsed !== undefined);
          return detect(toClusterObjects(objects), FIXTURE_NOW).map(
            ({ id, pods: sufferers }) => [
              id,
              sufferers.map(({ name }) => name),
            ],
          );
        };
        expect(idsOf([...pods].reverse())).toEqual(idsOf(pods));
      }),
    );
  });
});

describe('messages of ten megabytes', () => {
  it('are cut, and cost no more than short ones', () => {
    const message = `${'x '.repeat(5_000_000)}"`;
    const raw = aPod({ name: 'a' }).waiting('ErrImagePull', message).build();
    const parsed = parseObject(raw);
    const view = toClusterObjects(parsed ? [parsed] : []);
    const [finding] = detect(view, FIXTURE_NOW);
    expect(JSON.stringify(finding).length).toBeLessThan(50_000);
  });
});
