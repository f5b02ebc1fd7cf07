import { ClassTexts } from '../types';

const TELL = 'Tell your platform team which node it is:';

/** The pod has a node, but no sandbox to run its containers in. */
export const networkTexts = {
  SandboxNetworkFailed: {
    title: 'Pod network setup failed',
    brief: 'node {{node}}',
    meaning:
      'The cluster’s network plugin (CNI) failed to connect the pod to the network, so no container can start. Your app isn’t involved.',
    steps: {
      podEvents: 'See the network plugin’s error:',
      podWide: TELL,
      recreate:
        'If a controller owns the pod, delete the pod: its replacement may land on another node.',
    },
  },
  IPExhausted: {
    title: 'No free IP addresses for pods',
    brief: 'node {{node}}',
    meaning:
      'Every pod needs an IP address, and the subnet or address pool that the node uses has none free.',
    steps: {
      podWide: TELL,
      fewer:
        'Until that is fixed, run fewer pods, or move some to nodes with free addresses.',
    },
  },
  NetworkNotReady: {
    title: 'Node’s network is not ready',
    brief: 'node {{node}}',
    meaning:
      'The network plugin (CNI) on the node isn’t ready. On a node that has just joined, this is normal for a few minutes.',
    steps: {
      wait: 'Wait a few minutes.',
      podWide: 'If it persists, tell your platform team which node it is:',
    },
  },
  RuntimeClassHandlerMissing: {
    title: 'Node doesn’t support the runtime class',
    brief: '{{runtimeClass}}',
    meaning:
      'The pod requests the runtime class {{runtimeClass}}, and its node isn’t set up for it.',
    plain: 'The pod requests a runtime class that its node isn’t set up for.',
    steps: {
      listRuntimeClasses: 'See which runtime classes exist:',
      nodes:
        'Run the pod on nodes that support it, or remove runtimeClassName.',
    },
  },
  SandboxOther: {
    title: 'Node can’t create the pod sandbox',
    brief: 'node {{node}}',
    meaning:
      'Before it starts containers, the node prepares an isolated environment for the pod (its sandbox). This step fails. Kubernetes retries automatically.',
    steps: { podEvents: 'See why:', podWide: TELL },
    variants: {
      guess: {
        title: 'Pod hasn’t started, and no event explains why',
        meaning:
          'The pod has been on its node for {{duration}}, no container has started, and no event explains why. The node may still be setting up its network or volumes.',
        plain:
          'The pod has a node, no container has started, and no event explains why. The node may still be setting up its network or volumes.',
        steps: { podEvents: 'See the latest events:', podWide: TELL },
      },
    },
  },
  SandboxChurn: {
    title: 'Pod sandbox keeps getting recreated',
    brief: 'node {{node}}',
    meaning:
      'The node had to recreate the pod’s environment (its sandbox) {{count}} times. Each time, all containers of the pod restart.',
    plain:
      'The node had to recreate the pod’s environment (its sandbox) several times. Each time, all containers of the pod restart.',
    steps: { podEvents: 'See how often:', podWide: TELL },
  },
  FailedPrepareDynamicResources: {
    title: 'Device preparation failed on the node',
    meaning:
      'The pod claims a device, such as a GPU, and the device’s driver failed to prepare it on the node.',
    steps: { podEvents: 'See the driver’s error:', podWide: TELL },
  },
} as const satisfies ClassTexts;
