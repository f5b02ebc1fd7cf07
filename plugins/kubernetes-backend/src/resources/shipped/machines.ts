import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { all, any, condition, firstText, says, specFlag, word } from './cel';
import { number, text } from './columns';

const OPENSHIFT_DOCS =
  'https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html';

/** Machines, their networks, and the virtual ones. */
export const MACHINES: readonly ResourceDefinition[] = [
  {
    group: 'kubevirt.io',
    kind: 'VirtualMachineInstance',
    plural: 'virtualmachineinstances',
    docs: 'https://kubevirt.io/user-guide/user_workloads/lifecycle/',
    owns: ['workloads'],
    health: {
      // It was shut down from inside, or by its VirtualMachine.
      suspended: any(condition('Paused', 'True'), word('phase', 'Succeeded')),
      failed: word('phase', 'Failed'),
      current: all(
        word('phase', 'Running'),
        `!(${condition('Ready', 'False')})`,
      ),
      message: says(['Ready', 'False']),
    },
    fields: ['status.phase', 'status.nodeName'],
    columns: [text('Phase', 'status.phase'), text('Node', 'status.nodeName')],
    pods: { selector: 'vm.kubevirt.io/name={{metadata.name}}' },
  },
  {
    group: 'cluster.x-k8s.io',
    kind: 'MachineHealthCheck',
    plural: 'machinehealthchecks',
    docs: 'https://cluster-api.sigs.k8s.io/tasks/automated-machine-management/healthchecking',
    owns: [],
    // It replaces them one by one, and those of a new size join after minutes.
    severity: { failing: 'warning' },
    health: {
      failed: any(
        condition('RemediationAllowed', 'False'),
        'status.currentHealthy < status.expectedMachines',
      ),
      current: 'status.currentHealthy >= status.expectedMachines',
      message: firstText(
        says(['RemediationAllowed', 'False']),
        "(has(status.currentHealthy) && has(status.expectedMachines) ? string(status.currentHealthy) + ' of ' + string(status.expectedMachines) + ' machines are healthy' : '')",
      ),
    },
    fields: ['status.currentHealthy', 'status.expectedMachines'],
    columns: [
      number('Expected', 'status.expectedMachines'),
      number('Healthy', 'status.currentHealthy'),
    ],
  },
  {
    group: 'machine.openshift.io',
    kind: 'Machine',
    plural: 'machines',
    docs: `${OPENSHIFT_DOCS}/machine_management/overview-of-machine-management`,
    owns: [],
    health: {
      failed: word('phase', 'Failed'),
      current: word('phase', 'Running'),
      message: "status.?errorMessage.orValue('')",
    },
    fields: ['status.phase', 'status.nodeRef.name'],
    columns: [
      text('Phase', 'status.phase'),
      text('Node', 'status.nodeRef.name'),
    ],
  },
  {
    group: 'machineconfiguration.openshift.io',
    kind: 'MachineConfigPool',
    plural: 'machineconfigpools',
    docs: `${OPENSHIFT_DOCS}/machine_configuration/machine-config-index`,
    owns: [],
    health: {
      failed: any(
        condition('Degraded', 'True'),
        condition('NodeDegraded', 'True'),
        condition('RenderDegraded', 'True'),
      ),
      suspended: all(
        specFlag('paused'),
        `!(${condition('Degraded', 'True')})`,
        condition('Updated', 'False'),
      ),
      inProgress: all(
        condition('Updating', 'True'),
        `!(${condition('Degraded', 'True')})`,
      ),
      current: condition('Updated', 'True'),
      message: says(
        ['NodeDegraded', 'True'],
        ['RenderDegraded', 'True'],
        ['Degraded', 'True'],
        ['Updating', 'True'],
      ),
    },
    fields: [
      'status.machineCount',
      'status.readyMachineCount',
      'status.updatedMachineCount',
      'status.degradedMachineCount',
    ],
    columns: [
      number('Machines', 'status.machineCount'),
      number('Updated', 'status.updatedMachineCount'),
      number('Degraded', 'status.degradedMachineCount'),
    ],
  },
  {
    group: 'nmstate.io',
    kind: 'NodeNetworkConfigurationPolicy',
    plural: 'nodenetworkconfigurationpolicies',
    docs: 'https://nmstate.io/kubernetes-nmstate/user-guide/102-configuration.html',
    owns: [],
    health: {
      // No node is what it is for.
      suspended: condition('Ignored', 'True'),
      failed: condition('Degraded', 'True'),
      inProgress: condition('Progressing', 'True'),
      current: condition('Available', 'True'),
      message: says(['Degraded', 'True'], ['Progressing', 'True']),
    },
    fields: ['spec.nodeSelector'],
    columns: [text('Interfaces', 'spec.desiredState.interfaces[*].name')],
  },
  {
    group: 'nmstate.io',
    kind: 'NodeNetworkConfigurationEnactment',
    plural: 'nodenetworkconfigurationenactments',
    docs: 'https://nmstate.io/kubernetes-nmstate/user-guide/102-configuration.html',
    owns: [],
    health: {
      failed: condition('Failing', 'True'),
      // Another node failed first.
      suspended: condition('Aborted', 'True'),
      inProgress: any(
        condition('Progressing', 'True'),
        condition('Pending', 'True'),
      ),
      current: condition('Available', 'True'),
      message: says(['Failing', 'True'], ['Progressing', 'True']),
    },
    columns: 'printer',
  },
  {
    group: 'sriovnetwork.openshift.io',
    kind: 'SriovNetworkNodeState',
    plural: 'sriovnetworknodestates',
    docs: `${OPENSHIFT_DOCS}/hardware_networks/about-sriov`,
    owns: [],
    health: {
      failed: word('syncStatus', 'Failed'),
      current: word('syncStatus', 'Succeeded'),
      message: "status.?lastSyncError.orValue('')",
    },
    fields: ['status.syncStatus'],
    columns: [text('Sync', 'status.syncStatus')],
  },
  {
    group: 'metal3.io',
    kind: 'BareMetalHost',
    plural: 'baremetalhosts',
    docs: 'https://book.metal3.io/bmo/introduction',
    owns: [],
    health: {
      suspended: word('operationalStatus', 'detached'),
      failed: word('operationalStatus', 'error'),
      current: all(
        word('operationalStatus', 'OK'),
        word(
          'provisioning.state',
          'available',
          'externally provisioned',
          'provisioned',
          'ready',
        ),
      ),
      message: firstText(
        "status.?errorMessage.orValue('')",
        "status.?errorType.orValue('')",
      ),
    },
    fields: ['status.operationalStatus', 'status.provisioning.state'],
    columns: [
      text('Status', 'status.operationalStatus'),
      text('State', 'status.provisioning.state'),
    ],
  },
];
