import { ClassTexts } from '../../findings/types';

/** The container was configured, and its process never ran. */
export const startTexts = {
  NoCommand: {
    title: 'Nothing says which program to start',
    brief: '{{image}}',
    meaning:
      'The image of container {{container}} has neither ENTRYPOINT nor CMD, and the pod gives no command either.',
    steps: {
      command: 'Set command in the pod, or ENTRYPOINT in the Dockerfile.',
      base: 'Check that it is the right image: one that is meant only to be built upon often has no command.',
    },
  },
  ContainerRuntimeTimeout: {
    title: 'The node is too slow to create the container',
    brief: 'node {{node}}',
    meaning:
      'The container runtime of the node did not create the container in time, and now holds on to its name. Slow disks and overloaded nodes do this. Your manifest has no part in it.',
    steps: {
      wait: 'Wait a few minutes: it often resolves itself.',
      podWide: 'Find the node, and tell your platform team if it lasts:',
      recreate: 'Deleting the pod may bring it to another node.',
    },
  },
  CreateContainerFailed: {
    title: 'The container cannot be created',
    meaning:
      'The node has the image and the configuration of container {{container}}, and its container runtime refuses to create it.',
    steps: {
      read: 'Read the message below: it names the setting, profile, device or mount in question.',
      describePod: 'See all attempts:',
    },
  },
  CommandNotFoundAtStart: {
    title: 'The command is not in the image',
    brief: '{{command}}',
    meaning:
      'Container {{container}} should start {{command}}, and its image has no such file. Images without a shell (distroless, scratch) cannot start shell commands either. The program never ran, so there is no log.',
    plain:
      'Container {{container}} should start a command that its image does not have. The program never ran, so there is no log.',
    steps: {
      spelling:
        'Check command and args in {{kind}} {{name}}, and ENTRYPOINT in the Dockerfile, for spelling and for a missing path.',
      build:
        'Check that the build copies the program to that place in the final stage.',
      local:
        'Look into the image on your machine, for example with docker run --rm --entrypoint ls IMAGE -l PATH.',
      objectYaml: 'See the command as Kubernetes has it:',
    },
  },
  CommandNotExecutableAtStart: {
    title: 'The command is not executable',
    brief: '{{command}}',
    meaning:
      'Container {{container}} should start {{command}}. It is in the image, but it is a folder, or lacks the right to be executed. The program never ran, so there is no log.',
    plain:
      'What container {{container}} should start is in its image, but it is a folder, or lacks the right to be executed.',
    steps: {
      chmod:
        'Make it executable before or while it is copied, for example with COPY --chmod=755 in the Dockerfile.',
      user: 'Check that the user of the container may read and execute it.',
      objectYaml: 'See the command and the user:',
    },
  },
  MountPathConflict: {
    title: 'A volume is mounted over something of another kind',
    brief: '{{path}}',
    meaning:
      'A volume should be mounted at a path where the image has a file instead of a folder, or the other way round. Most often a single file of a ConfigMap is meant, and subPath is missing.',
    steps: {
      subPath: 'To mount one file, name it in both mountPath and subPath.',
      objectYaml: 'See the mounts:',
      describePod: 'See the whole message:',
    },
  },
  OOMAtStart: {
    title: 'The memory limit is too low even to start',
    brief: 'limit {{limit}}',
    meaning:
      'The memory limit of container {{container}} is {{limit}}. That is less than starting any process takes. A forgotten unit is a common reason: 128 means 128 bytes, 128Mi means megabytes.',
    plain:
      'The memory limit of container {{container}} is lower than starting any process takes. A forgotten unit is a common reason: 128 means 128 bytes, 128Mi means megabytes.',
    steps: {
      unit: 'Check the unit of resources.limits.memory in {{kind}} {{name}}.',
      objectYaml: 'See it as Kubernetes has it:',
    },
  },
  DeviceOrRuntimeHookError: {
    title: 'The node’s runtime refuses to start the container',
    brief: 'node {{node}}',
    meaning:
      'A device (such as a GPU), a security profile or a hook of the node’s container runtime stopped the start of container {{container}}.',
    steps: {
      read: 'Read the message below: it names the device or the profile.',
      podWide: 'Find the node, and ask your platform team about it:',
      nodeSelector: 'Check that the pod is meant for this kind of node.',
    },
  },
  ContainerStartFailed: {
    title: 'The container cannot be started',
    meaning:
      'The container runtime of the node failed to start the process of container {{container}}. It never ran, so there is no log.',
    steps: {
      read: 'Read the message below.',
      describePod: 'See all attempts:',
      objectYaml: 'Compare it with the specification:',
    },
  },
  PostStartHookFailed: {
    title: 'The postStart hook fails or hangs',
    brief: '{{restarts}} restarts',
    meaning:
      'Container {{container}} has a postStart hook, a command or request right after its start. The container does not count as started before the hook has succeeded, and Kubernetes ends it when the hook fails.',
    steps: {
      hook: 'Try the hook’s command inside the image, and let it tolerate that the program is not up yet.',
      previousLog: 'See how far the program came:',
      objectYaml: 'See the hook:',
    },
  },
  InternalHookError: {
    title: 'The node could not prepare the container',
    brief: 'node {{node}}',
    meaning:
      'A resource manager of the node (processors, memory, devices) failed before the container was started. Your manifest has most likely no part in it.',
    steps: {
      podWide: 'Find the node, and tell your platform team:',
      recreate: 'Deleting the pod may bring it to another node.',
    },
  },
  UnknownWaitingReason: {
    title: 'The container waits',
    brief: '{{reason}}',
    meaning:
      'Container {{container}} has not started, for a reason that is not known here: {{reason}}.',
    plain: 'Container {{container}} has not started.',
    steps: {
      read: 'Read the message below.',
      describePod: 'See what Kubernetes has tried:',
    },
  },
} as const satisfies ClassTexts;
