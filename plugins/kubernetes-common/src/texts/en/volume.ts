import { ClassTexts } from '../types';

const EVENTS = 'See the pod’s events:';
const SHOW = 'Show the message to your platform team.';

/** The pod has a node, its containers wait for a volume. */
export const volumeTexts = {
  MountConfigMapMissing: {
    title: 'Mounted ConfigMap not found',
    brief: '{{object}}',
    meaning:
      'The pod mounts the ConfigMap {{object}} as files, but it doesn’t exist in namespace {{namespace}}. Kubernetes retries automatically and starts the pod once the ConfigMap exists.',
    plain:
      'The pod mounts a ConfigMap that doesn’t exist in namespace {{namespace}}. Kubernetes retries automatically and starts the pod once the ConfigMap exists.',
    steps: {
      listConfigMaps: 'See which ConfigMaps exist:',
      create:
        'Create the ConfigMap, or fix its name in the manifest of {{kind}} {{name}}.',
    },
  },
  MountSecretMissing: {
    title: 'Mounted Secret not found',
    brief: '{{object}}',
    meaning:
      'The pod mounts the Secret {{object}} as files, but it doesn’t exist in namespace {{namespace}}. Kubernetes retries automatically and starts the pod once the Secret exists.',
    plain:
      'The pod mounts a Secret that doesn’t exist in namespace {{namespace}}. Kubernetes retries automatically and starts the pod once the Secret exists.',
    steps: {
      listSecrets: 'See which Secrets exist (names only):',
      operator:
        'If a tool creates the Secret (External Secrets, cert-manager, Vault), check that tool’s object.',
      create:
        'Create the Secret, or fix its name in the manifest of {{kind}} {{name}}.',
    },
  },
  MountKeyMissing: {
    title: 'Mounted key not found in ConfigMap or Secret',
    brief: '{{key}}',
    meaning:
      'The pod mounts individual keys of a ConfigMap or Secret as files, and the key {{key}} doesn’t exist.',
    plain:
      'The pod mounts individual keys of a ConfigMap or Secret as files, and one of them doesn’t exist.',
    steps: {
      objectYaml: 'See which keys the pod mounts:',
      add: 'Add the key, or fix its name under items of the volume.',
    },
  },
  MultiAttach: {
    title: 'Volume is still attached to another node',
    brief: 'used by {{usedBy}}',
    meaning:
      'The volume can only be attached to one node at a time (ReadWriteOnce), and another node still holds it (Multi-Attach error): an old pod hasn’t stopped yet, or its node is down.',
    steps: {
      podEvents: EVENTS,
      wait: 'Wait a few minutes after a rollout or drain. If the old pod’s node is down, Kubernetes force-detaches the volume about six minutes after that pod is deleted.',
      strategy:
        'For a Deployment with one replica, set strategy.type: Recreate so that the old pod stops before the new one starts.',
      replicas:
        'For several pods on different nodes, use a StatefulSet with one claim per pod, or a ReadWriteMany volume.',
    },
  },
  AttachFailed: {
    title: 'Volume can’t be attached to the node',
    brief: '{{volume}}',
    meaning:
      'The storage system refuses or fails to attach the volume to the node. Kubernetes retries automatically.',
    steps: { podEvents: EVENTS, platform: SHOW },
  },
  MountFailed: {
    title: 'Volume mount failed',
    brief: '{{volume}}',
    meaning:
      'The node can’t mount volume {{volume}}. Typical causes: the storage server doesn’t respond, the file system is damaged or of another type, or a permission is missing.',
    plain: 'The node can’t mount a volume of the pod.',
    steps: {
      read: 'Read the message below.',
      podEvents: EVENTS,
      objectYaml: 'Check the volume’s settings:',
    },
  },
  MountTimeout: {
    title: 'Timed out waiting for a volume',
    brief: '{{volume}}',
    meaning:
      'The node has been waiting {{duration}} for the pod’s volumes to be attached and mounted. No event names the cause.',
    plain:
      'The node is waiting for the pod’s volumes to be attached and mounted. No event names the cause.',
    steps: {
      podEvents: EVENTS,
      listClaims: 'Check that the claims are bound:',
      platform:
        'If you find no cause, ask your platform team to check the storage driver.',
    },
    variants: {
      guess: {
        title: 'Not started yet, probably waiting for a volume',
        meaning:
          'The pod hasn’t started for {{duration}}, and no event explains why. It uses a volume, and newer Kubernetes versions report nothing while a mount hangs.',
        plain:
          'The pod hasn’t started yet, and no event explains why. It uses a volume, and newer Kubernetes versions report nothing while a mount hangs.',
      },
    },
  },
  CSIDriverMissing: {
    title: 'Storage driver missing on the node',
    brief: '{{driver}}',
    meaning:
      'The volume needs the storage driver {{driver}}, which isn’t running on this node.',
    plain: 'The volume needs a storage driver that isn’t running on this node.',
    steps: {
      wait: 'If the node has just joined the cluster, wait a few minutes.',
      podWide: 'Otherwise tell your platform team which node it is:',
    },
  },
  PVCNotBoundAtMount: {
    title: 'Volume can’t be mounted: PersistentVolumeClaim isn’t bound',
    brief: '{{claim}}',
    meaning:
      'The pod has a node, but its PersistentVolumeClaim {{claim}} has no volume or is being deleted.',
    plain:
      'The pod has a node, but its PersistentVolumeClaim has no volume or is being deleted.',
    steps: { listClaims: 'See the state of the claims:', podEvents: EVENTS },
  },
  VolumeModeMismatch: {
    title: 'Volume mode mismatch: Block or Filesystem',
    brief: '{{volume}}',
    meaning:
      'The volume is a raw block device, but the pod mounts it as a file system, or vice versa.',
    steps: {
      objectYaml: 'See how the pod uses the volume:',
      mode: 'Use volumeDevices for volumeMode: Block, and volumeMounts for volumeMode: Filesystem.',
    },
  },
  HostPathTypeCheckFailed: {
    title: 'hostPath is missing or of the wrong type',
    brief: '{{volume}}',
    meaning:
      'The pod mounts a path of the node itself (hostPath). On this node, the path is missing or isn’t of the required type.',
    steps: {
      podWide: 'Find the node:',
      type: 'Check path and type of the hostPath volume. DirectoryOrCreate creates a missing directory.',
    },
  },
  FailedMapVolume: {
    title: 'Block volume can’t be mapped into the pod',
    brief: '{{volume}}',
    meaning: 'The node can’t make the raw block device available to the pod.',
    steps: { podEvents: EVENTS, platform: SHOW },
  },
  FileSystemResizeFailed: {
    title: 'File system resize failed',
    brief: '{{volume}}',
    meaning:
      'The volume was expanded, but its file system wasn’t, so the pod still has the old amount of space.',
    steps: { podEvents: EVENTS, platform: SHOW },
  },
  VolumeResizeFailed: {
    title: 'Volume expansion failed',
    brief: '{{volume}}',
    meaning:
      'The volume hasn’t grown to the size that its claim requests: the storage system failed or refused to expand it.',
    steps: {
      listStorageClasses:
        'Check that the storage class allows it (ALLOWVOLUMEEXPANSION):',
      describeObject: 'See the events of {{kind}} {{name}}:',
      podEvents: EVENTS,
      limit:
        'If the cloud changes a volume only every few hours (Amazon EBS: six), wait: Kubernetes retries automatically.',
    },
    variants: {
      modify: {
        title: 'Volume modification failed',
        meaning:
          'The storage system failed or refused to apply the volume attributes class of claim {{name}}. The volume keeps its old settings, such as IOPS and throughput.',
        plain:
          'The storage system failed or refused to apply the claim’s volume attributes class. The volume keeps its old settings, such as IOPS and throughput.',
        steps: {
          describeObject: 'See the events of {{kind}} {{name}}:',
          limit:
            'If the cloud changes a volume only every few hours (Amazon EBS: six), wait: Kubernetes retries automatically.',
          attributes:
            'Otherwise set volumeAttributesClassName to a class that this storage system supports, or ask your platform team to correct the class.',
        },
      },
    },
  },
  VolumeAttachmentLimitExceeded: {
    title: 'Node’s volume limit reached',
    meaning:
      'The node can’t attach another volume, so the pod can’t run there.',
    steps: {
      replaced:
        'Wait: a pod that the node rejected is replaced by its controller, and a waiting pod starts once another volume is detached. A pod without a controller has to be created again.',
      platform: 'If this happens often, tell your platform team.',
    },
  },
  SlowPermissionChange: {
    title: 'Changing file permissions on a large volume',
    brief: '{{volume}}',
    meaning:
      'The pod sets fsGroup, so the node changes the group of every file on the volume. On large volumes, this takes a long time.',
    steps: {
      wait: 'Wait: the pod starts once this is done.',
      policy:
        'Set securityContext.fsGroupChangePolicy: OnRootMismatch so that later starts skip this.',
    },
  },
} as const satisfies ClassTexts;
