import { ClassTexts } from '../../findings/types';

const TELL = 'Tell your platform team which node it is:';

/** The pod has a node, but no sandbox to run its containers in. */
export const networkTexts = {
  SandboxNetworkFailed: {
    title: 'The pod gets no network',
    brief: 'node {{node}}',
    meaning:
      'The network plug-in of the cluster failed to connect the pod. Your program has no part in it.',
    steps: {
      podWide: TELL,
      recreate: 'Deleting the pod may bring it to another node.',
      podEvents: 'See the plug-in’s own words:',
    },
  },
  IPExhausted: {
    title: 'There are no IP addresses left',
    brief: 'node {{node}}',
    meaning:
      'Every pod needs an address, and the subnet of the node has none left.',
    steps: {
      podWide: TELL,
      fewer: 'Until then, fewer pods or other nodes help.',
    },
  },
  NetworkNotReady: {
    title: 'The node’s network is not up',
    brief: 'node {{node}}',
    meaning:
      'The network plug-in on the node is not ready, as on a node that has just joined.',
    steps: { wait: 'Wait a few minutes.', podWide: TELL },
  },
  RuntimeClassHandlerMissing: {
    title: 'The node does not know the runtime class',
    brief: '{{runtimeClass}}',
    meaning:
      'The pod asks for the runtime class {{runtimeClass}}, and its node is not set up for it.',
    plain: 'The pod asks for a runtime class that its node is not set up for.',
    steps: {
      listRuntimeClasses: 'See which ones there are:',
      nodes:
        'Let the pod run on nodes that have it, or leave runtimeClassName out.',
    },
  },
  SandboxOther: {
    title: 'The node cannot prepare the pod',
    brief: 'node {{node}}',
    meaning:
      'Before any container is started, the node has to set up the pod itself. That fails.',
    steps: { podEvents: 'See why:', podWide: TELL },
    variants: {
      guess: {
        title: 'Not started yet, and nothing says why',
        meaning:
          'The pod has had a node for {{seconds}} seconds, no container has started, and there are no events that say why. The node may still be setting up its network or volumes.',
        plain:
          'The pod has a node, no container has started, and there are no events that say why. The node may still be setting up its network or volumes.',
      },
    },
  },
  SandboxChurn: {
    title: 'The pod’s ground keeps breaking away',
    brief: 'node {{node}}',
    meaning:
      'The node had to set up the pod anew {{count}} times within a short time. All of its containers restart with it.',
    plain:
      'The node had to set up the pod anew several times. All of its containers restart with it.',
    steps: { podWide: TELL, podEvents: 'See how often:' },
  },
  FailedPrepareDynamicResources: {
    title: 'A device could not be prepared',
    meaning: 'The driver of a device that the pod claims failed on the node.',
    steps: { podEvents: 'See the driver’s own words:', podWide: TELL },
  },
} as const satisfies ClassTexts;
