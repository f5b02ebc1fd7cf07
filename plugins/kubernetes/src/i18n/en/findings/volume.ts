import { ClassTexts } from '../../findings/types';

const EVENTS = 'See what the node has tried:';

/** The pod has a node, its containers wait for a volume. */
export const volumeTexts = {
  MountConfigMapMissing: {
    title: 'A ConfigMap that is mounted does not exist',
    brief: '{{object}}',
    meaning:
      'The pod mounts the ConfigMap {{object}} as files, and namespace {{namespace}} has none of that name. The pod starts by itself as soon as there is one.',
    plain:
      'The pod mounts a ConfigMap that namespace {{namespace}} does not have. The pod starts by itself as soon as there is one.',
    steps: {
      create: 'Create it, or correct the name in {{kind}} {{name}}.',
      listConfigMaps: 'See which ones are there:',
    },
  },
  MountSecretMissing: {
    title: 'A Secret that is mounted does not exist',
    brief: '{{object}}',
    meaning:
      'The pod mounts the Secret {{object}} as files, and namespace {{namespace}} has none of that name. The pod starts by itself as soon as there is one.',
    plain:
      'The pod mounts a Secret that namespace {{namespace}} does not have. The pod starts by itself as soon as there is one.',
    steps: {
      create: 'Create it, or correct the name in {{kind}} {{name}}.',
      operator:
        'If something else makes it (External Secrets, cert-manager, Vault), look at that object.',
      listSecrets: 'See which ones are there, by name only:',
    },
  },
  MountKeyMissing: {
    title: 'A key that is mounted as a file is missing',
    brief: '{{key}}',
    meaning:
      'The pod mounts single keys of a ConfigMap or Secret as files, and {{key}} is not among them.',
    plain:
      'The pod mounts single keys of a ConfigMap or Secret as files, and one of them is missing.',
    steps: {
      add: 'Add the key, or correct its name under items of the volume.',
      objectYaml: 'See what is asked for:',
    },
  },
  MultiAttach: {
    title: 'The disk is still attached to another node',
    brief: 'used by {{usedBy}}',
    meaning:
      'The disk can be used on one node at a time (ReadWriteOnce), and another node still has it: an old pod is not gone yet, or its node is dead.',
    steps: {
      wait: 'After a rollout or a drained node, wait up to six minutes: Kubernetes detaches it by force then.',
      strategy:
        'For a Deployment with one replica, set strategy.type: Recreate, so that the old pod goes first.',
      replicas:
        'Several pods cannot share such a disk: use a StatefulSet, or a disk with ReadWriteMany.',
      podEvents: EVENTS,
    },
  },
  AttachFailed: {
    title: 'The disk cannot be attached to the node',
    brief: '{{volume}}',
    meaning:
      'The storage system refuses to give the disk to the node, or fails to.',
    steps: {
      podEvents: EVENTS,
      platform: 'Show your platform team the message.',
    },
  },
  MountFailed: {
    title: 'A volume cannot be mounted',
    brief: '{{volume}}',
    meaning:
      'The node cannot make volume {{volume}} available in the pod: the server does not answer, the file system does not fit, or a right is missing.',
    plain: 'The node cannot make a volume available in the pod.',
    steps: {
      read: 'Read the message below.',
      podEvents: EVENTS,
      objectYaml: 'Check the volume’s settings:',
    },
  },
  MountTimeout: {
    title: 'A volume does not become available',
    brief: '{{volume}}',
    meaning:
      'The node has waited for {{seconds}} seconds for the volumes of the pod. Newer clusters do not say what they wait for.',
    plain: 'The node waits for the volumes of the pod.',
    steps: {
      podEvents: EVENTS,
      listClaims: 'See whether the claims are bound:',
      platform:
        'If nothing is said anywhere, ask your platform team about the storage driver.',
    },
    variants: {
      guess: {
        title: 'Not started yet, probably waiting for a volume',
        meaning:
          'The pod has not started for {{seconds}} seconds, and there are no events that say why. It uses a volume, and newer clusters report nothing while a mount hangs.',
        plain:
          'The pod has not started yet, and there are no events that say why. It uses a volume, and newer clusters report nothing while a mount hangs.',
      },
    },
  },
  CSIDriverMissing: {
    title: 'The node lacks the storage driver',
    brief: '{{driver}}',
    meaning:
      'The volume needs the driver {{driver}}, and it does not run on this node.',
    plain: 'The volume needs a storage driver that does not run on this node.',
    steps: {
      wait: 'On a node that has just joined, wait a few minutes.',
      podWide: 'Else tell your platform team which node it is:',
    },
  },
  PVCNotBoundAtMount: {
    title: 'A volume claim has no volume',
    brief: '{{claim}}',
    meaning:
      'The pod is on a node and its PersistentVolumeClaim {{claim}} has no volume, or is being deleted.',
    plain: 'The pod is on a node and its PersistentVolumeClaim has no volume.',
    steps: { listClaims: 'See the state of the claims:', podEvents: EVENTS },
  },
  VolumeModeMismatch: {
    title: 'A raw disk is mounted as a folder, or the other way round',
    brief: '{{volume}}',
    meaning:
      'The volume is a raw block device and the pod mounts it as a file system, or the reverse.',
    steps: {
      mode: 'Use volumeDevices for volumeMode: Block, and volumeMounts for Filesystem.',
      objectYaml: 'See what the pod does:',
    },
  },
  HostPathTypeCheckFailed: {
    title: 'A path of the node is not what it should be',
    brief: '{{volume}}',
    meaning:
      'The pod mounts a path of the node itself (hostPath), and there it is of another type, or is missing.',
    steps: {
      type: 'Check path and type of the hostPath volume; DirectoryOrCreate makes a missing folder.',
      podWide: 'Find the node:',
    },
  },
  FailedMapVolume: {
    title: 'A raw disk cannot be given to the pod',
    brief: '{{volume}}',
    meaning: 'The node cannot map the block device into the pod.',
    steps: {
      podEvents: EVENTS,
      platform: 'Show your platform team the message.',
    },
  },
  FileSystemResizeFailed: {
    title: 'The file system could not grow',
    brief: '{{volume}}',
    meaning: 'The disk was enlarged, and its file system was not.',
    steps: {
      podEvents: EVENTS,
      platform: 'Show your platform team the message.',
    },
  },
  VolumeResizeFailed: {
    title: 'The disk could not grow',
    brief: '{{volume}}',
    meaning: 'The storage system did not enlarge the disk as the claim asks.',
    steps: {
      listStorageClasses:
        'Check that the storage class allows it (ALLOWVOLUMEEXPANSION):',
      describeObject: 'See what the storage system reports:',
      podEvents: EVENTS,
    },
  },
  VolumeAttachmentLimitExceeded: {
    title: 'The node holds as many disks as it may',
    meaning:
      'The node took the pod and then refused it, because it cannot attach another disk.',
    steps: {
      replaced: 'A replacement is tried on another node by itself.',
      platform: 'If it happens often, ask your platform team.',
    },
  },
  SlowPermissionChange: {
    title: 'File permissions of a large volume are being changed',
    brief: '{{volume}}',
    meaning:
      'The pod sets fsGroup, so the node walks over every file of the volume to change its group. That takes long on large volumes.',
    steps: {
      policy:
        'Set securityContext.fsGroupChangePolicy: OnRootMismatch to do it once only.',
      wait: 'Wait: it ends by itself.',
    },
  },
} as const satisfies ClassTexts;
