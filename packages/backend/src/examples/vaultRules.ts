import { RuleSet } from '@podlight/backstage-plugin-kubernetes-common';

const AGENT = 'vault-agent-init';
const REFUSAL = /error authenticating|permission denied|invalid role name/i;

/**
 * Example of a rule set: the init container that Vault's injector adds
 * cannot log in. Its last words say so, or its termination message does.
 */
export const vaultRules: RuleSet = {
  id: 'vault',
  classes: {
    VaultLoginFailed: {
      severity: 'error',
      docs: 'https://developer.hashicorp.com/vault/docs/auth/kubernetes',
      supersedes: ['InitContainerFailed'],
    },
  },
  detectPod(pod, { previousLog }) {
    const status = pod.status.initContainerStatuses.find(
      ({ name }) => name === AGENT,
    );
    const ended = status?.state.terminated ?? status?.lastState.terminated;
    if (!ended || ended.exitCode === 0) return [];
    const line = [ended.message, previousLog(AGENT)]
      .flatMap(text => text?.split('\n') ?? [])
      .findLast(text => REFUSAL.test(text));
    if (!line) return [];
    return [
      {
        class: 'VaultLoginFailed',
        container: AGENT,
        params: { account: pod.spec.serviceAccountName },
        evidence: [{ type: 'log', container: AGENT, line }],
      },
    ];
  },
};
