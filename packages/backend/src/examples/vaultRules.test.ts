import {
  createDetector,
  parseObject,
  previousLogKey,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aPod,
  FIXTURE_NOW,
  PodBuilder,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { vaultRules } from './vaultRules';

const detect = createDetector({ ruleSets: [vaultRules] });
const LOGIN_FAILED =
  '[ERROR] agent.auth.handler: error authenticating: Code: 403. Errors: permission denied';

function detectFindings(pod: PodBuilder, log = '') {
  const object = parseObject(pod.build());
  return detect(
    {
      ...toClusterObjects(object ? [object] : []),
      previousLogs: new Map([
        [previousLogKey('shop', 'web-0', 'vault-agent-init'), log],
      ]),
    },
    FIXTURE_NOW,
  );
}

const pod = (message?: string) =>
  aPod({ name: 'web-0', namespace: 'shop' })
    .withSpec({ serviceAccountName: 'web' })
    .withInitContainer({ name: 'vault-agent-init' })
    .withCondition({ type: 'Initialized', status: 'False' })
    .withCondition({ type: 'Ready', status: 'False' })
    .withCondition({ type: 'ContainersReady', status: 'False' })
    .crashLooping({ container: 'vault-agent-init', exitCode: 1, message });

describe('vaultRules', () => {
  it.each([
    ['log', pod(), `starting\n${LOGIN_FAILED}\nshutting down`],
    ['termination message', pod(LOGIN_FAILED), ''],
  ])('know a login that fails by its %s', (_, builder, log) => {
    const [finding, ...others] = detectFindings(builder, log);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      class: 'VaultLoginFailed',
      severity: 'error',
      scope: { container: 'vault-agent-init', containerKind: 'init' },
      params: { account: 'web', pod: 'web-0' },
      symptoms: [{ class: 'InitContainerFailed' }],
    });
    expect(finding.evidence[0]).toMatchObject({ line: LOGIN_FAILED });
  });

  it('leave other failures of the agent to the built-in rules', () => {
    const [finding] = detectFindings(pod(), 'dial tcp: i/o timeout');
    expect(finding.class).toBe('InitContainerFailed');
  });
});
