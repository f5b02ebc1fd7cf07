import { ClassTexts } from '../types';

/** The image is there, and what the container is configured with is not. */
export const configTexts = {
  MissingConfigMap: {
    title: 'ConfigMap not found',
    brief: '{{object}}',
    meaning:
      'Container {{container}} reads environment variables from the ConfigMap {{object}}, which doesn’t exist in namespace {{namespace}}. Kubernetes retries automatically and starts the container once the ConfigMap exists.',
    plain:
      'Container {{container}} reads environment variables from a ConfigMap that doesn’t exist in namespace {{namespace}}. Kubernetes retries automatically and starts the container once the ConfigMap exists.',
    steps: {
      listConfigMaps: 'See which ConfigMaps exist:',
      create:
        'Create the ConfigMap in namespace {{namespace}}, or fix its name in the manifest of {{kind}} {{name}}.',
      optional:
        'If the app works without it, mark the reference optional: true.',
    },
  },
  MissingSecret: {
    title: 'Secret not found',
    brief: '{{object}}',
    meaning:
      'Container {{container}} reads environment variables from the Secret {{object}}, which doesn’t exist in namespace {{namespace}}. Kubernetes retries automatically and starts the container once the Secret exists.',
    plain:
      'Container {{container}} reads environment variables from a Secret that doesn’t exist in namespace {{namespace}}. Kubernetes retries automatically and starts the container once the Secret exists.',
    steps: {
      listSecrets: 'See which Secrets exist (names only):',
      operator:
        'If a tool creates the Secret (External Secrets, Sealed Secrets, Vault), check whether that tool’s object failed to sync.',
      create:
        'Create the Secret in namespace {{namespace}}, or fix its name in the manifest of {{kind}} {{name}}.',
    },
  },
  MissingConfigKey: {
    title: 'Key not found in ConfigMap or Secret',
    brief: '{{key}} in {{object}}',
    meaning:
      'The {{objectKind}} {{object}} exists, but has no key {{key}}, which container {{container}} needs.',
    plain:
      'A ConfigMap or Secret exists, but lacks a key that container {{container}} needs.',
    steps: {
      objectYaml: 'See which keys the container refers to:',
      add: 'Add the key, or fix its name in the manifest of {{kind}} {{name}}. Keys are case-sensitive.',
      optional:
        'If the app works without it, mark the reference optional: true.',
    },
  },
  RunAsNonRootViolation: {
    title: 'runAsNonRoot keeps the container from starting',
    brief: '{{image}}',
    meaning:
      'The pod or container sets runAsNonRoot, which forbids running as root. But the container would run as root (UID 0) or as a user given by name, which Kubernetes can’t verify, so Kubernetes refuses to start it.',
    steps: {
      objectYaml: 'See the security context:',
      runAsUser:
        'If the image works under any user, set securityContext.runAsUser to a UID other than 0.',
      dockerfile:
        'Otherwise set a numeric non-root user in the Dockerfile, for example USER 1000.',
    },
  },
  SubPathError: {
    title: 'Volume subPath can’t be used',
    brief: 'volume {{volume}}',
    meaning:
      'Container {{container}} mounts part of a volume (subPath), and the node can’t create or find that path. Typical causes: the volume is read-only, a file is where a directory is expected, or the path leads out of the volume.',
    steps: {
      describePod: 'See the full message:',
      check: 'Compare the subPath with the contents of the volume.',
    },
  },
  VolumeNotInPod: {
    title: 'Volume or env file not found in the pod',
    brief: '{{volume}}',
    meaning:
      'Container {{container}} refers to a volume or an environment file that the node can’t find or read in this pod.',
    steps: {
      objectYaml: 'See the container’s volumeMounts and env:',
      compare:
        'Compare volumeMounts and env of the container with the volumes of the pod.',
      recreate:
        'If they match and a controller owns the pod, delete the pod: the node may have an outdated version of it.',
    },
  },
  ContainerConfigOther: {
    title: 'Container configuration error',
    meaning:
      'Something that container {{container}} needs to start is missing or invalid (CreateContainerConfigError). The message names it.',
    steps: {
      read: 'Read the message below.',
      describePod: 'See all attempts:',
      objectYaml: 'Compare the message with the manifest:',
    },
  },
} as const satisfies ClassTexts;
