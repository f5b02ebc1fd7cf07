import { parseChangeCause, parseRolloutNotes } from './rolloutNotes';

describe('parseRolloutNotes', () => {
  const notes = (annotations: object, labels: object = {}) =>
    parseRolloutNotes({ annotations, labels });

  it('reads the number and the earlier ones', () => {
    expect(
      notes({
        'deployment.kubernetes.io/revision': '7',
        'deployment.kubernetes.io/revision-history': '1,5,x',
      }),
    ).toEqual({ revision: '7', earlier: ['1', '5'] });
    expect(notes({ 'rollout.argoproj.io/revision': '3' })).toEqual({
      revision: '3',
      earlier: [],
    });
  });

  it.each<[object, object, string]>([
    [{ 'org.opencontainers.image.revision': 'abc' }, {}, 'abc'],
    [{}, { 'git-commit': 'abc' }, 'abc'],
    [{ 'example.com/commit-sha': 'abc' }, { version: '1' }, 'abc'],
    [{}, { 'helm.sh/chart': 'web-1.2.3' }, 'web-1.2.3'],
    [{}, { 'app.kubernetes.io/version': '1.4', 'git-sha': 'f00' }, 'f00'],
  ])(
    'finds the commit or release in %j and %j',
    (annotations, labels, value) => {
      expect(notes(annotations, labels)?.source?.value).toBe(value);
    },
  );

  it('keeps the last twenty of the earlier ones', () => {
    const numbers = Array.from({ length: 25 }, (_, index) => `${index + 1}`);
    expect(
      notes({ 'deployment.kubernetes.io/revision-history': numbers.join(',') })
        ?.earlier,
    ).toEqual(numbers.slice(5));
  });

  it('goes by an annotation before a label', () => {
    const commit = notes({ 'git-commit': 'abc' }, { 'git-commit': 'def' });
    expect(commit?.source).toEqual({ key: 'git-commit', value: 'abc' });
  });

  it('takes no document for a commit', () => {
    expect(notes({ commit: '{"a": 1}' })).toBeUndefined();
    expect(notes({ commit: 'x'.repeat(101) })).toBeUndefined();
  });

  it.each([undefined, null, 5, [], {}, { annotations: 5, labels: [] }])(
    'says nothing of %j',
    raw => expect(parseRolloutNotes(raw)).toBeUndefined(),
  );
});

describe('parseChangeCause', () => {
  it.each([
    ['Bump web to 1.4.2 (#815)', 'Bump web to 1.4.2 (#815)'],
    [
      'kubectl set image deployment/web web=web:1.4.2 --record=true',
      'kubectl set image deployment/web web=web:1.4.2 --record=true',
    ],
    [
      'kubectl set env deployment/web MODE=hunter2 B=2',
      'kubectl set env deployment/web',
    ],
    [
      'kubectl patch deployment web -p {"spec":"hunter2"}',
      'kubectl patch deployment web',
    ],
    [
      'kubectl apply --filename=web.yaml --record=true',
      'kubectl apply --filename=web.yaml --record=true',
    ],
    ['kubectl --token=hunter2 apply -f web.yaml', 'kubectl'],
    ['oc set env dc/web --env=A=hunter2', 'oc set env dc/web'],
    ['/usr/bin/kubectl set env x -e A=hunter2', '/usr/bin/kubectl set env x'],
  ])('reads %s', (raw, expected) => {
    expect(parseChangeCause(raw)).toBe(expected);
  });

  it('is bounded', () => {
    expect(parseChangeCause('x'.repeat(9_999))).toHaveLength(256);
    expect(parseChangeCause(5)).toBeUndefined();
    expect(parseChangeCause('')).toBeUndefined();
  });
});
