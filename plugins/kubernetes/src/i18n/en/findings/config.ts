import { ClassTexts } from '../../findings/types';

/** The image is there, and what the container is configured with is not. */
export const configTexts = {
  MissingConfigMap: {
    title: 'A ConfigMap does not exist',
    brief: '{{object}}',
    meaning:
      'Container {{container}} takes its environment from the ConfigMap {{object}}, and namespace {{namespace}} has none of that name. The container starts by itself as soon as there is one.',
    plain:
      'Container {{container}} takes its environment from a ConfigMap that does not exist in namespace {{namespace}}. The container starts by itself as soon as it does.',
    steps: {
      create:
        'Create the ConfigMap in namespace {{namespace}}, or correct the name in {{kind}} {{name}}.',
      listConfigMaps: 'See which ones are there:',
      optional:
        'If the program can do without it, mark the reference optional: true.',
    },
  },
  MissingSecret: {
    title: 'A Secret does not exist',
    brief: '{{object}}',
    meaning:
      'Container {{container}} takes its environment from the Secret {{object}}, and namespace {{namespace}} has none of that name. The container starts by itself as soon as there is one.',
    plain:
      'Container {{container}} takes its environment from a Secret that does not exist in namespace {{namespace}}. The container starts by itself as soon as it does.',
    steps: {
      create:
        'Create the Secret in namespace {{namespace}}, or correct the name in {{kind}} {{name}}.',
      operator:
        'If something else makes it (External Secrets, Sealed Secrets, Vault), look at that object: it may not have synchronised.',
      listSecrets: 'See which ones are there, by name only:',
    },
  },
  MissingConfigKey: {
    title: 'A key is missing in a ConfigMap or Secret',
    brief: '{{key}} in {{object}}',
    meaning:
      'The {{objectKind}} {{object}} exists, and has no key {{key}} that container {{container}} asks for.',
    plain:
      'A ConfigMap or Secret exists, and lacks a key that container {{container}} asks for.',
    steps: {
      add: 'Add the key, or correct its name in {{kind}} {{name}}. Upper and lower case count.',
      objectYaml: 'See what the container asks for:',
      optional:
        'If the program can do without it, mark the reference optional: true.',
    },
  },
  RunAsNonRootViolation: {
    title: 'The image would run as root, which is not allowed',
    brief: '{{image}}',
    meaning:
      'The pod promises not to run as root (runAsNonRoot), and the image starts as root, or as a user given by name, which Kubernetes cannot check. So the container is not started.',
    steps: {
      dockerfile:
        'Give the image a numeric user that is not 0 in its Dockerfile, for example USER 1000.',
      runAsUser:
        'Or set securityContext.runAsUser to such a number, if the image works under any user.',
      objectYaml: 'See the security context:',
    },
  },
  SubPathError: {
    title: 'A subPath of a volume cannot be used',
    brief: 'volume {{volume}}',
    meaning:
      'Container {{container}} mounts a part of a volume (subPath), and that part cannot be made or found: the volume is read-only, the path is a file where a folder is expected, or it leads out of the volume.',
    steps: {
      check: 'Compare the subPath of the mount with what is in the volume.',
      describePod: 'See the whole message:',
    },
  },
  VolumeNotInPod: {
    title: 'A volume or file that the container needs is not there',
    brief: '{{volume}}',
    meaning:
      'Container {{container}} refers to a volume or to an environment file that the node does not find in this pod.',
    steps: {
      compare:
        'Compare volumeMounts and env of the container with the volumes of the pod.',
      objectYaml: 'See them:',
      recreate:
        'If they agree, delete the pod: the node may have an old version of it.',
    },
  },
  ContainerConfigOther: {
    title: 'The container’s configuration is not accepted',
    meaning:
      'The node could not put together what container {{container}} needs to start. The message says what is missing.',
    steps: {
      read: 'Read the message below.',
      describePod: 'See all attempts:',
      objectYaml: 'Compare it with the specification:',
    },
  },
} as const satisfies ClassTexts;
