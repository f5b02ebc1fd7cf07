import {
  EventRow,
  Finding,
  ObjectRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import { aCluster, aFinding, aHello, aPodRow } from '../../fixtures';
import { refusal, showTab } from '../../__testUtils__/showTab';

const place = { namespace: 'games', name: 'dice' };
const definition = 'certificates.cert-manager.io';

const certificate: ObjectRow = {
  ...{ kind: 'Certificate', ...place },
  customResource: { definition, state: 'failing' },
};

const about = (kind: string, changes: Partial<Finding> = {}) =>
  aFinding([], {
    class: 'CustomResourceFailed',
    params: { definition },
    scope: { kind, ...place },
    ...changes,
  });

const event: EventRow = {
  ...{ type: 'Warning', reason: 'Failed', count: 1 },
  message: 'the order was rejected',
};

/** Opens the help with the first problem of a cluster. */
async function openHelp(
  cluster: Parameters<typeof aCluster>[2],
  objectEvents: (object: object) => readonly EventRow[] = () => [event],
  pods: Parameters<typeof aCluster>[1] = [],
) {
  const user = await showTab([aHello(['eu']), aCluster('eu', pods, cluster)], {
    objectEvents,
  });
  const [help] = await screen.findAllByRole('button', { name: /^Help with/ });
  await user.click(help);
  return within(screen.getByRole('dialog'));
}

describe('FindingEvidence', () => {
  it('has the events of a custom resource', async () => {
    const asked = jest.fn(() => [event]);
    const dialog = await openHelp(
      { findings: [about('Certificate')], objects: [certificate] },
      asked,
    );
    const events = await dialog.findByRole('list', {
      name: 'Events of Certificate dice',
    });
    expect(events).toHaveTextContent('Failedthe order was rejected');
    // There is only one.
    expect(dialog.queryByText(/^In cluster/)).toBeNull();
    expect(dialog.getByRole('region', { name: 'Events' })).toContainElement(
      events,
    );
    expect(asked).toHaveBeenCalledWith({
      ...{ entityRef: 'component:default/dice-roller', cluster: 'eu' },
      ...{ resource: definition, ...place },
    });
  });

  it('has the events of a Job, and not those of its pods', async () => {
    const finding = about('Job', {
      class: 'JobBackoffLimitExceeded',
      params: {},
      pods: [{ namespace: 'games', name: 'dice-1' }],
    });
    const dialog = await openHelp(
      { findings: [finding], workloads: [{ kind: 'Job', ...place }] },
      undefined,
      [aPodRow({ name: 'dice-1' })],
    );
    expect(
      await dialog.findByRole('list', { name: 'Events of Job dice' }),
    ).toBeVisible();
  });

  it('has the events of a Deployment whose pods are gone', async () => {
    const finding = about('Deployment', { class: 'OOMKilled', params: {} });
    const dialog = await openHelp({
      findings: [finding],
      workloads: [{ kind: 'Deployment', ...place }],
    });
    expect(
      await dialog.findByRole('list', { name: 'Events of Deployment dice' }),
    ).toBeVisible();
  });

  it('says that there are none', async () => {
    const dialog = await openHelp(
      { findings: [about('Certificate')], objects: [certificate] },
      () => [],
    );
    expect(await dialog.findByText(/^No events\. Kubernetes/)).toBeVisible();
  });

  it('says why they may not be read', async () => {
    const error = await refusal(
      403,
      'Cluster “eu”: the service account may not list events',
    );
    const dialog = await openHelp(
      { findings: [about('Certificate')], objects: [certificate] },
      () => {
        throw error;
      },
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      /Couldn’t load the events.*may not list events/,
    );
  });

  it('asks for none where the object is not one of the service', async () => {
    const asked = jest.fn(() => [event]);
    const dialog = await openHelp({ findings: [about('Certificate')] }, asked);
    expect(dialog.queryByRole('region', { name: 'Events' })).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([
    ['ReadinessProbeFailing', 'Log'],
    ['ApplicationError', 'Crash log'],
  ])('has of %s the %s', async (failure, name) => {
    const dialog = await openHelp(
      { findings: [aFinding(['dice-1'], { class: failure })] },
      undefined,
      [aPodRow({ name: 'dice-1' })],
    );
    expect(dialog.getByRole('region', { name })).toBeVisible();
  });

  it('says which cluster they are of', async () => {
    const findings = [about('Certificate')];
    const objects = [certificate];
    const user = await showTab(
      [
        aHello(['eu', 'us']),
        aCluster('eu', [], { findings }),
        aCluster('us', [], { findings, objects }),
      ],
      { objectEvents: () => [event] },
    );
    await user.click(await screen.findByRole('button', { name: /^Help with/ }));
    expect(
      within(screen.getByRole('region', { name: 'Events' })).getByText(
        'In cluster us:',
      ),
    ).toBeVisible();
  });
});
