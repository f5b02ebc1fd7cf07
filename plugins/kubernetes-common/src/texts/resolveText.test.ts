import { Finding } from '../diagnose/types';
import { aFinding } from '../testing';
import { CLASS_TEXTS } from './en';
import { clusterOfCommands, STEP_COMMANDS, stepCommand } from './commands';
import { resolveText } from './resolveText';
import { ClassTexts, LookUp } from './types';

const texts: ClassTexts = {
  ApplicationError: {
    title: 'It ends',
    brief: 'exit code {{exitCode}}',
    meaning: '{{container}} ends with {{exitCode}}.',
    plain: '{{container}} ends.',
    steps: {
      read: 'Read.',
      previousLog: 'On your machine:',
      limit: 'Raise {{limit}}.',
    },
  },
};

/** As a translation function: the key itself is not a text. */
const lookUp: LookUp = (key, params) => {
  const known: Record<string, string> = {
    'ApplicationError.title': 'It ends',
    'ApplicationError.brief': `exit code ${params.exitCode}`,
    'ApplicationError.meaning': `${params.container} ends with ${params.exitCode}.`,
    'ApplicationError.plain': `${params.container} ends.`,
    'ApplicationError.steps.read': 'Read.',
    'ApplicationError.steps.previousLog': 'On your machine:',
    'ApplicationError.steps.limit': `Raise ${params.limit}.`,
    'TeamRule.title': 'A rule of ours',
    'TeamRule.meaning': 'Our rule says so.',
    'TeamRule.steps.two': 'Then this.',
    'TeamRule.steps.one': 'First this.',
    'TeamRule.steps.describePod': 'Look:',
    'signature.port-in-use': 'The port is taken.',
  };
  return known[key];
};

describe('resolveText, of a class that means different things', () => {
  const varied: ClassTexts = {
    ApplicationError: {
      ...texts.ApplicationError,
      variants: {
        guess: { title: 'It may have ended', steps: { wait: 'Wait.' } },
      },
    },
  };
  const words: LookUp = key => `[${key}]`;
  const finding = (variant: string) => {
    const { params, ...rest } = aFinding(['web-0']);
    return { ...rest, params: { ...params, variant } };
  };

  it('says what the variant says, and the rest as always', () => {
    expect(resolveText(finding('guess'), words, varied)).toMatchObject({
      title: '[ApplicationError.variants.guess.title]',
      brief: '[ApplicationError.brief]',
      meaning: '[ApplicationError.meaning]',
      steps: [{ text: '[ApplicationError.variants.guess.steps.wait]' }],
    });
  });

  it('ignores variants without a text', () => {
    for (const name of ['other', 'toString', '']) {
      expect(resolveText(finding(name), words, varied).title).toBe(
        '[ApplicationError.title]',
      );
    }
  });
});

describe('resolveText', () => {
  it('fills in what the finding has, in order, with commands', () => {
    const text = resolveText(aFinding(['web-0']), lookUp, texts);
    expect(text).toMatchObject({
      title: 'It ends',
      brief: 'exit code 1',
      meaning: 'app ends with 1.',
    });
    expect(text.steps).toEqual([
      { text: 'Read.', commands: [] },
      {
        text: 'On your machine:',
        commands: [
          {
            command: 'kubectl -n games logs web-0 -c app --previous --tail=100',
          },
        ],
      },
    ]);
  });

  it('says less where a param is missing, and never leaves a hole', () => {
    const { exitCode, ...params } = aFinding(['web-0']).params;
    expect(exitCode).toBe(1);
    expect(
      resolveText(aFinding(['web-0'], { params }), lookUp, texts),
    ).toMatchObject({ brief: undefined, meaning: 'app ends.' });
  });

  it('says a shorter brief where that needs less', () => {
    const own: ClassTexts = {
      ApplicationError: {
        ...texts.ApplicationError,
        plainBrief: 'in {{container}}',
      },
    };
    const words: LookUp = key => `[${key}]`;
    const brief = (params: Finding['params']) =>
      resolveText(aFinding(['web-0'], { params }), words, own).brief;
    expect(brief({ exitCode: 1, container: 'app' })).toBe(
      '[ApplicationError.brief]',
    );
    expect(brief({ container: 'app' })).toBe('[ApplicationError.plainBrief]');
    expect(brief({})).toBeUndefined();
  });

  it('leaves out a step whose command cannot be made', () => {
    const { container, ...scope } = aFinding([]).scope;
    expect(container).toBe('app');
    const finding = aFinding([], { scope, params: { exitCode: 1 } });
    expect(
      resolveText(finding, lookUp, texts).steps.map(step => step.text),
    ).toEqual(['Read.']);
  });

  it('adds what the crash log suggests', () => {
    const finding = aFinding(['web-0']);
    const params = { ...finding.params, signature: 'port-in-use' };
    expect(resolveText({ ...finding, params }, lookUp, texts).hint).toBe(
      'The port is taken.',
    );
    expect(resolveText(finding, lookUp, texts).hint).toBeUndefined();
  });

  it('takes the texts of a platform team’s own rule from their translations', () => {
    const finding = aFinding(['web-0'], { class: 'TeamRule' });
    const text = resolveText(finding, lookUp, texts);
    expect(text.title).toBe('A rule of ours');
    expect(text.meaning).toBe('Our rule says so.');
    expect(text.steps.map(step => step.text)).toEqual([
      'First this.',
      'Then this.',
      'Look:',
    ]);
  });

  it('has a command for a remedy in every affected cluster that it helps', () => {
    const finding = aFinding(['web-0']);
    const undo: ClassTexts = {
      ApplicationError: {
        ...texts.ApplicationError,
        steps: { rolloutUndo: 'Back:', describePod: 'Look:' },
      },
    };
    const cluster = (name: string, canUndo: boolean) => ({
      ...{ name, canUndo },
      context: `${name}-admin`,
      managedBy: undefined,
    });
    const steps = (clusters: readonly ReturnType<typeof cluster>[]) =>
      resolveText(finding, key => key, undo, { context: 'eu', clusters }).steps;
    const back = (context: string) =>
      `kubectl --context=${context} -n games rollout undo deployment/dice-roller`;
    const look = 'kubectl --context=eu -n games describe pod web-0';
    expect(
      steps([cluster('eu', true), cluster('us', false), cluster('ap', true)]),
    ).toMatchObject([
      {
        commands: [
          { command: back('eu-admin'), cluster: 'eu' },
          { command: back('ap-admin'), cluster: 'ap' },
        ],
      },
      { commands: [{ command: look }] },
    ]);
    expect(steps([cluster('eu', true)])[0].commands).toEqual([
      { command: back('eu-admin') },
    ]);
    expect(steps([cluster('eu', false)])).toMatchObject([
      { commands: [{ command: look }] },
    ]);
  });

  it.each([
    ['Argo CD', 0],
    ['Flux', 0],
    ['Helm', 1],
  ] as const)(
    'goes back to an older revision of what %s manages only where that lasts',
    (tool, steps) => {
      const undo: ClassTexts = {
        ApplicationError: {
          ...texts.ApplicationError,
          steps: { rolloutUndo: 'Back:' },
        },
      };
      const clusters = [
        {
          name: 'eu',
          context: 'eu',
          canUndo: true,
          managedBy: { tool, name: 'shop' },
        },
      ];
      expect(
        resolveText(aFinding(['web-0']), key => key, undo, { clusters }).steps,
      ).toHaveLength(steps);
    },
  );

  it('shows the class of a rule without texts', () => {
    const finding = aFinding(['web-0'], { class: 'constructor' });
    expect(resolveText(finding, lookUp, texts)).toMatchObject({
      title: 'constructor',
      meaning: undefined,
      steps: [],
    });
  });
});

describe('stepCommand', () => {
  it.each(STEP_COMMANDS)('%s is a kubectl command that is used', step => {
    const finding = aFinding(['web-0']);
    const params = { ...finding.params, node: 'node-a', cronJob: 'nightly' };
    expect(stepCommand(step, { ...finding, params })).toMatch(/^kubectl /);
    const stepsOf = (text: object) => Object(Reflect.get(text, 'steps'));
    const all = Object.values<{
      steps: object;
      variants?: Record<string, object>;
    }>(CLASS_TEXTS).flatMap(text =>
      [text, ...Object.values(text.variants ?? {})].map(stepsOf),
    );
    expect(all.some(steps => step in steps)).toBe(true);
  });

  it.each(STEP_COMMANDS)('%s is an oc command for a user of oc', step => {
    const finding = aFinding(['web-0']);
    const params = { ...finding.params, node: 'node-a', cronJob: 'nightly' };
    const text = stepCommand(step, { ...finding, params }, 'eu', 'oc');
    expect(text).toMatch(/^oc --context=eu /);
    expect(text).not.toContain('kubectl');
  });

  it('says oc adm top where kubectl says top', () => {
    const finding = aFinding(['web-0']);
    expect(stepCommand('podUsage', finding, undefined, 'oc')).toBe(
      'oc -n games adm top pod web-0 --containers',
    );
    expect(stepCommand('nodeUsage', finding, undefined, 'oc')).toBe(
      'oc adm top nodes',
    );
  });

  it('is absent where the finding lacks what it needs', () => {
    const finding = aFinding([], { params: {} });
    expect(stepCommand('describePod', finding)).toBeUndefined();
    expect(stepCommand('describeNode', finding)).toBeUndefined();
    expect(stepCommand('toString', finding)).toBeUndefined();
  });

  it('reads the only log of a container that has never restarted', () => {
    const finding = aFinding(['web-0']);
    const log = (restarts: number) =>
      stepCommand('previousLog', {
        ...finding,
        params: { ...finding.params, restarts },
      });
    expect(log(0)).toBe('kubectl -n games logs web-0 -c app --tail=100');
    expect(log(1)).toBe(
      'kubectl -n games logs web-0 -c app --previous --tail=100',
    );
  });

  it('undoes rollouts only of what has them', () => {
    const finding = aFinding(['web-0']);
    expect(stepCommand('rolloutUndo', finding)).toBe(
      'kubectl -n games rollout undo deployment/dice-roller',
    );
    const scope = { ...finding.scope, kind: 'Job' };
    expect(stepCommand('rolloutUndo', { ...finding, scope })).toBeUndefined();
  });

  it('runs a CronJob again under a name that the failed run has not taken', () => {
    const { scope, ...rest } = aFinding([]);
    const run = (kind: string, name: string, params: Finding['params']) =>
      stepCommand(
        'runCronJob',
        { ...rest, params, scope: { ...scope, kind, name } },
        'eu',
      );
    const command = (name: string) =>
      `kubectl --context=eu -n games create job --from=cronjob/nightly ${name}`;
    expect(run('Job', 'nightly-29', { cronJob: 'nightly' })).toBe(
      command('nightly-manual-29'),
    );
    expect(
      run('CronJob', 'nightly', { cronJob: 'nightly', failedRun: 'nightly-7' }),
    ).toBe(command('nightly-manual-7'));
    expect(run('CronJob', 'nightly', { job: 'nightly-8' })).toBe(
      command('nightly-manual-8'),
    );
    expect(run('CronJob', 'nightly', {})).toBe(command('nightly-manual-1'));
    const long = 'n'.repeat(52);
    expect(
      run('Job', `${long}-29123456`, { cronJob: long })?.split(' ').at(-1),
    ).toHaveLength(63);
    expect(run('Job', 'import', { failedJob: 'import' })).toBeUndefined();
  });

  it.each([
    ['JobBackoffLimitExceeded', 'again'],
    ['ContainerTerminatedError', 'newJob'],
  ])('gives of %s what its kind of Job needs', (name, ofBareJob) => {
    const { scope, ...rest } = aFinding(['web-0'], { class: name });
    const words: LookUp = key => key.split('.').at(-1);
    const steps = (params: Finding['params']) =>
      resolveText(
        { ...rest, params, scope: { ...scope, kind: 'Job', name: 'j-1' } },
        words,
        CLASS_TEXTS,
      ).steps.map(({ text }) => text);
    expect(steps({ failedJob: 'j-1' })).toContain(ofBareJob);
    expect(steps({ failedJob: 'j-1' })).not.toContain('runCronJob');
    expect(steps({ cronJob: 'j' })).toContain('runCronJob');
    expect(steps({ cronJob: 'j' })).not.toContain(ofBareJob);
  });

  it('names the context of the cluster of the pod that it is about', () => {
    const pods = ['us', 'eu'].map(cluster => ({
      ...{ cluster, namespace: 'games' },
      name: `web-${cluster}`,
    }));
    const finding = aFinding([]);
    const params = { ...finding.params, pod: 'web-eu' };
    expect(clusterOfCommands({ ...finding, params, pods })).toBe('eu');
    expect(clusterOfCommands({ ...finding, pods })).toBe('us');
    expect(clusterOfCommands({ ...finding, clusters: ['ap', 'us'] })).toBe(
      'ap',
    );
    expect(clusterOfCommands(finding)).toBeUndefined();
    expect(stepCommand('rolloutUndo', finding, "it's eu")).toBe(
      "kubectl '--context=it'\\''s eu' -n games rollout undo deployment/dice-roller",
    );
  });

  it('quotes names that a shell would take for more', () => {
    const finding = aFinding(['$(id)']);
    expect(stepCommand('describePod', finding)).toBe(
      "kubectl -n games describe pod \\$'(id)'",
    );
  });
});
