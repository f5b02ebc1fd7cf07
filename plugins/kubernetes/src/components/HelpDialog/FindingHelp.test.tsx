import {
  CLASS_TEXTS,
  Finding,
  ManagerRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import {
  aCluster,
  aFinding,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../../fixtures';
import { oneFailure } from '../../__testUtils__/services';
import { showTab } from '../../__testUtils__/showTab';
import { commandText } from '../../__testUtils__/commandText';

const failing = aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing });

describe('FindingHelp', () => {
  it('explains, quotes the evidence, says what to do and shows the crash log', async () => {
    const log = jest.fn(() => 'starting\nError: connect ECONNREFUSED\n');
    const user = await showTab(oneFailure, { log });
    await user.click(
      await screen.findByRole('button', {
        name: 'Help with Crashes with an error, dice-roller',
      }),
    );
    const dialog = screen.getByRole('dialog', {
      name: 'Crashes with an error',
    });
    for (const name of [
      'What happened',
      'What to do',
      'Crash log',
      'How we know',
    ]) {
      expect(within(dialog).getByRole('region', { name })).toBeVisible();
    }
    expect(
      within(dialog).getByText(/process in container app exits with code 1/),
    ).toBeVisible();
    expect(
      within(dialog).getByText(
        commandText(
          'kubectl --context=eu -n games logs dice-2 -c app --previous --tail=100',
        ),
      ),
    ).toBeVisible();
    expect(
      within(dialog).getByText(
        'Pod dice-2 · status.containerStatuses[0].lastState.terminated.exitCode',
      ),
    ).toBeVisible();
    expect(
      within(dialog).getByText(/BackOff · event, seen 38 times/),
    ).toBeVisible();
    expect(
      within(dialog).getByText(
        'Back-off restarting failed container app in pod',
      ),
    ).toBeVisible();
    const lines = await within(dialog).findByRole('log', {
      name: 'Log of container app in pod dice-2',
    });
    expect(lines).toHaveTextContent('Error: connect ECONNREFUSED');
    expect(log).toHaveBeenCalledWith(
      {
        entityRef: 'component:default/dice-roller',
        cluster: 'eu',
        namespace: 'games',
        name: 'dice-2',
      },
      expect.objectContaining({ container: 'app', previous: true }),
    );
    expect(within(dialog).getByRole('link', { name: /docs/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/^https:\/\/kubernetes.io/),
    );
  });

  it('says in words what a probe got, and quotes the kubelet as evidence', async () => {
    const answer = 'HTTP probe failed with statuscode: 503';
    const message = `Readiness probe failed: ${answer}`;
    const finding = aFinding(['dice-2'], {
      class: 'ReadinessProbeFailing',
      params: {
        ...{ container: 'app', pod: 'dice-2' },
        ...{ probe: 'GET :8080/ready', probeError: answer },
      },
      evidence: [{ type: 'event', reason: 'Unhealthy', message, count: 3 }],
    });
    const user = await showTab([
      aHello(['eu']),
      aCluster('eu', [failing], { findings: [finding] }),
    ]);
    const causes = screen.getByRole('region', { name: /^Needs attention/ });
    expect(causes).toHaveTextContent(/readiness check: HTTP 503 from \/ready/);
    expect(causes).not.toHaveTextContent('statuscode');
    await user.click(screen.getByRole('button', { name: /^Help/ }));
    const happened = screen.getByRole('region', { name: 'What happened' });
    expect(happened).toHaveTextContent(/^What happened ?HTTP 503 from \/ready/);
    expect(
      screen.getByRole('region', { name: 'How we know' }),
    ).toHaveTextContent(answer);
  });

  it('has evidence to show for a rule that has no texts', async () => {
    const user = await showTab([
      aHello(['eu']),
      aCluster('eu', [failing], {
        findings: [aFinding(['dice-2'], { class: 'NoGpuDriver' })],
      }),
    ]);
    await user.click(
      await screen.findByRole('button', { name: /^Help with NoGpuDriver/ }),
    );
    expect(
      screen.getByText(/A rule from your platform team found this/),
    ).toBeVisible();
    expect(screen.getByRole('region', { name: 'How we know' })).toBeVisible();
  });
  it('says what to do in the order in which it is to be done', async () => {
    const user = await showTab(oneFailure);
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const steps = within(
      screen.getByRole('region', { name: 'What to do' }),
    ).getAllByRole('listitem');
    expect(steps[0]).toHaveTextContent(/^Read the crash log below/);
    expect(steps[1]).toHaveTextContent(/^If it used to work/);
    expect(steps[2]).toHaveTextContent(/^Get the log in your terminal/);
  });
  it('names what follows by its own title, and tells it from what else is a cause', async () => {
    const symptom = (name: string, kind: string) =>
      aFinding([], {
        id: name,
        class: name,
        scope: { namespace: 'games', kind, name: 'dice-roller' },
      });
    const user = await showTab([
      aHello(['eu']),
      aCluster('eu', [failing], {
        findings: [
          aFinding(['dice-2'], {
            symptoms: [
              symptom('ProgressDeadlineExceeded', 'Deployment'),
              symptom('MinimumReplicasUnavailable', 'Deployment'),
              symptom('ProbeMisconfigured', 'Deployment'),
            ],
          }),
        ],
      }),
    ]);
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const items = (name: string) =>
      within(screen.getByRole('region', { name }))
        .getAllByRole('listitem')
        .map(item => item.textContent);
    expect(items('Caused by this')).toEqual([
      `${CLASS_TEXTS.MinimumReplicasUnavailable.title} · Deployment dice-roller`,
      `${CLASS_TEXTS.ProgressDeadlineExceeded.title} · Deployment dice-roller`,
    ]);
    expect(items('Also check')).toEqual([
      `${CLASS_TEXTS.ProbeMisconfigured.title} · Deployment dice-roller`,
    ]);
  });
  it('goes back to an older revision only in the clusters that have one', async () => {
    const workload = {
      kind: 'Deployment',
      namespace: 'games',
      name: 'dice-roller',
    };
    const inCluster = (name: string, hasOlderRevision?: boolean) =>
      aCluster(name, [failing], {
        findings: [aFinding(['dice-2'])],
        workloads: [
          { ...workload, ...(hasOlderRevision && { hasOlderRevision }) },
        ],
      });
    const user = await showTab([
      aHello(['eu', 'us', 'ap']),
      inCluster('eu', true),
      inCluster('us'),
      inCluster('ap', true),
    ]);
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(
      screen
        .getAllByText(commandText(/rollout undo/))
        .map(({ textContent }) => textContent),
    ).toEqual([
      'kubectl --context=eu -n games rollout undo deployment/dice-roller',
      'kubectl --context=ap -n games rollout undo deployment/dice-roller',
    ]);
    expect(
      screen.getByRole('button', { name: 'Copy the command for cluster ap' }),
    ).toBeVisible();
    expect(screen.getByText('In cluster eu:')).toBeVisible();
    expect(screen.queryByText('In cluster us:')).not.toBeInTheDocument();
  });

  it('says where a lasting change is made, and does not undo what a GitOps tool restores', async () => {
    const user = await showTab([
      aHello(['eu']),
      aCluster('eu', [failing], {
        findings: [aFinding(['dice-2'])],
        workloads: [
          {
            ...{ kind: 'Deployment', namespace: 'games', name: 'dice-roller' },
            hasOlderRevision: true,
            managedBy: { tool: 'Argo CD', name: 'casino' },
          },
        ],
      }),
    ]);
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(
      screen.getByText(/^Deployment dice-roller is managed by Argo CD/),
    ).toHaveTextContent('(casino)');
    expect(screen.queryByText(/rollout undo/)).not.toBeInTheDocument();
  });

  it('says in which clusters a tool manages it, where others have another or none', async () => {
    const inCluster = (name: string, managedBy?: ManagerRow) =>
      aCluster(name, [failing], {
        findings: [aFinding(['dice-2'])],
        workloads: [
          {
            ...{ kind: 'Deployment', namespace: 'games', name: 'dice-roller' },
            managedBy,
          },
        ],
      });
    const user = await showTab([
      aHello(['ap', 'eu', 'us', 'sa']),
      inCluster('ap', { tool: 'Argo CD', name: 'casino' }),
      inCluster('eu', { tool: 'Flux', name: 'casino' }),
      inCluster('us', { tool: 'Argo CD', name: 'casino' }),
      inCluster('sa'),
    ]);
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const steps = screen.getByRole('region', { name: 'What to do' });
    expect(steps).toHaveTextContent(
      /In clusters ap, us:Deployment dice-roller is managed by Argo CD .*In cluster eu:Deployment dice-roller is managed by Flux/,
    );
  });

  const managedWith = (finding: Finding) => {
    const target = { kind: 'Deployment', name: 'dice-roller' };
    return [
      aHello(['eu']),
      aCluster('eu', [failing], {
        findings: [finding],
        workloads: [
          {
            ...{ ...target, namespace: 'games' },
            owner: { kind: 'Casino', name: 'royale' },
          },
        ],
        objects: [
          {
            kind: 'HorizontalPodAutoscaler',
            ...{ namespace: 'games', name: 'dice-hpa' },
            autoscaler: {
              ...{ target, min: 1, max: 9, current: 1, desired: 1 },
              metrics: [],
            },
          },
        ],
      }),
    ];
  };
  const byHpa = /^HPA \(dice-hpa\) sets the replicas of Deployment dice-roller/;

  it('says which autoscaler and which operator would undo changes', async () => {
    const user = await showTab(
      managedWith(aFinding(['dice-2'], { class: 'InsufficientCPU' })),
    );
    await user.click(
      (
        await screen.findAllByRole('button', { name: /^Help/ })
      )[0],
    );
    expect(screen.getByText(byHpa)).toBeVisible();
    expect(
      screen.getByText(
        /operator of Casino royale.*Change Casino royale instead/,
      ),
    ).toBeVisible();
  });

  it('leaves out an autoscaler where the number of pods is beside the point', async () => {
    const user = await showTab(managedWith(aFinding(['dice-2'])));
    await user.click(
      (
        await screen.findAllByRole('button', { name: /^Help/ })
      )[0],
    );
    expect(screen.getByText(/operator of Casino royale/)).toBeVisible();
    expect(screen.queryByText(byHpa)).not.toBeInTheDocument();
  });

  it('shows what decides first, and what it is known from before the log', async () => {
    const user = await showTab(oneFailure, { log: () => 'starting' });
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const dialog = screen.getByRole('dialog');
    const regions = within(dialog).getAllByRole('region');
    expect(
      within(regions[0]).getByText('Error: connect ECONNREFUSED 10.0.3.7:5432'),
    ).toBeVisible();
    expect(
      regions.map(region =>
        within(region).getByRole('heading', { level: 3 }).textContent?.trim(),
      ),
    ).toEqual(['What happened', 'What to do', 'How we know', 'Crash log']);
  });

  it('leads to the help for what follows from a problem', async () => {
    const symptom = aFinding(['dice-2'], {
      id: 'symptom',
      class: 'ProgressDeadlineExceeded',
    });
    const user = await showTab([
      aHello(['eu']),
      aCluster('eu', [failing], {
        findings: [aFinding(['dice-2'], { symptoms: [symptom] })],
      }),
    ]);
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const { title } = CLASS_TEXTS.ProgressDeadlineExceeded;
    await user.click(screen.getByRole('button', { name: title }));
    expect(screen.getByRole('dialog', { name: title })).toBeVisible();
  });

  it('goes back to nothing where there is no older revision', async () => {
    const user = await showTab(oneFailure);
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(screen.queryByText(/rollout undo/)).not.toBeInTheDocument();
  });
});
