import { ClassTexts } from '../types';

/** The container was configured, and its process never ran. */
export const startTexts = {
  NoCommand: {
    title: 'No command specified',
    brief: '{{image}}',
    meaning:
      'The image of container {{container}} has no ENTRYPOINT or CMD, and the pod sets no command either, so there’s nothing to run.',
    steps: {
      base: 'Check that it’s the right image: base images often have no command.',
      command: 'Set command in the pod spec, or ENTRYPOINT in the Dockerfile.',
    },
  },
  ContainerRuntimeTimeout: {
    title: 'Container runtime isn’t keeping up',
    brief: 'node {{node}}',
    meaning:
      'The container runtime on the node didn’t create or start the container in time. Retries can fail while the first attempt still holds the container’s name. The usual cause is a slow disk or an overloaded node, not your manifest.',
    steps: {
      wait: 'Wait a few minutes: it often resolves on its own.',
      podWide: 'If it persists, find the node and tell your platform team:',
      recreate:
        'If a controller owns the pod, delete the pod: its replacement may land on another node.',
    },
  },
  CreateContainerFailed: {
    title: 'Container can’t be created',
    meaning:
      'The node has the image and the configuration of container {{container}}, but its container runtime fails to create the container.',
    steps: {
      read: 'Read the message below: it names the setting, profile, device, or mount that fails.',
      describePod: 'See all attempts:',
    },
  },
  CommandNotFoundAtStart: {
    title: 'Command not found in the image',
    brief: '{{command}}',
    meaning:
      'Container {{container}} is set to run {{command}}, which its image doesn’t contain. Images without a shell (distroless, scratch) can’t run shell commands either. Nothing ran, so there’s no log.',
    plain:
      'Container {{container}} is set to run a command that its image doesn’t contain. Nothing ran, so there’s no log.',
    steps: {
      spelling:
        'Check the spelling and path of command and args in {{kind}} {{name}}, and of ENTRYPOINT in the Dockerfile.',
      objectYaml: 'See the command as Kubernetes received it:',
      local:
        'List the image’s files on your machine, for example with docker create --name files IMAGE x && docker export files | tar -tv && docker rm files. The last command removes the container again. That works for images without a shell, too.',
      interpreter:
        'If the file is there and is a script, check its #! line: the interpreter has to be in the image too, and Windows line endings (CRLF) break it.',
      build:
        'Check that the build copies the file to that path in the final stage.',
    },
  },
  CommandNotExecutableAtStart: {
    title: 'Command isn’t executable',
    brief: '{{command}}',
    meaning:
      'Container {{container}} is set to run {{command}}, which is a directory or lacks the execute permission. Nothing ran, so there’s no log.',
    plain:
      'Container {{container}} is set to run a directory, or a file without the execute permission. Nothing ran, so there’s no log.',
    steps: {
      objectYaml: 'Check the command and the user:',
      user: 'Check that the container’s user can read and execute the file.',
      chmod:
        'Make it executable in the image, for example with COPY --chmod=755 in the Dockerfile.',
    },
  },
  MountPathConflict: {
    title: 'Volume can’t be mounted at its path',
    brief: '{{path}}',
    meaning:
      'The container runtime can’t mount a volume at its mountPath. Usually the image has a file where the volume has a directory, or the other way around. A common case is a single ConfigMap file mounted without subPath.',
    steps: {
      describePod: 'Read the whole message:',
      objectYaml: 'Check the mounts:',
      subPath:
        'To mount a single file, put its path in mountPath and its name in subPath.',
    },
  },
  OOMAtStart: {
    title: 'Memory limit is too low to start',
    brief: 'limit {{limit}}',
    meaning:
      'The memory limit of container {{container}} is {{limit}}, too little to start any process. Often the unit is missing: 128 means 128 bytes, 128Mi means 128 mebibytes.',
    plain:
      'The pod’s memory limit is too low to start any process. Often the unit is missing: 128 means 128 bytes, 128Mi means 128 mebibytes.',
    steps: {
      objectYaml: 'See the limit as Kubernetes received it:',
      unit: 'Correct the value or unit of resources.limits.memory in {{kind}} {{name}}.',
    },
  },
  DeviceOrRuntimeHookError: {
    title: 'Device, security profile, or runtime hook fails',
    brief: 'node {{node}}',
    meaning:
      'The container runtime on the node can’t start container {{container}}: a device (such as a GPU), a security profile, a hook, or a tool of the runtime fails.',
    steps: {
      read: 'Read the message below: it names what fails.',
      nodeSelector: 'Check that the pod is meant for this kind of node.',
      podWide: 'Find the node, and ask your platform team about it:',
    },
    variants: {
      kernel: {
        title: 'Node’s kernel doesn’t let the container start',
        meaning:
          'The kernel or systemd of the node refuses what the container runtime sets up before container {{container}} starts, such as its cgroup or /proc. The manifest is rarely the reason.',
        steps: {
          read: 'Read the message below: it names what is refused.',
          podWide:
            'Show it to your platform team, and tell them which node it is. It may need a restart, or another version of the kernel or runtime:',
          recreate:
            'If a controller owns the pod, delete the pod: its replacement may land on another node.',
        },
      },
    },
  },
  ContainerStartFailed: {
    title: 'Container can’t be started',
    meaning:
      'The container runtime on the node failed to start the process of container {{container}}. It never ran, so there’s no log.',
    steps: {
      read: 'Read the message below.',
      describePod: 'See all attempts:',
      objectYaml: 'Compare the message with the manifest:',
    },
  },
  PostStartHookFailed: {
    title: 'postStart hook fails or hangs',
    brief: 'restarts: {{restarts}}',
    meaning:
      'Kubernetes runs the postStart hook of container {{container}}, a command or request, right after the container starts. Until the hook succeeds, the container doesn’t count as running. If it fails, Kubernetes kills the container.',
    steps: {
      previousLog: 'Check how far the app got:',
      objectYaml: 'Check the hook:',
      hook: 'Try the hook’s command in the image. It has to work even while the app is still starting.',
    },
  },
  InternalHookError: {
    title: 'Node couldn’t prepare the container',
    brief: 'node {{node}}',
    meaning:
      'A resource manager of the node (CPU, memory, or devices) failed before container {{container}} started. Your manifest is most likely not the cause.',
    steps: {
      podWide: 'Find the node, and tell your platform team:',
      recreate:
        'If a controller owns the pod, delete the pod: its replacement may land on another node.',
    },
  },
  UnknownWaitingReason: {
    title: 'Container is waiting',
    brief: '{{reason}}',
    meaning:
      'Container {{container}} isn’t running. Kubernetes reports the reason {{reason}}, which Podlight doesn’t know.',
    plain: 'Container {{container}} isn’t running.',
    steps: {
      read: 'Read the message below.',
      describePod: 'Check what Kubernetes has tried:',
    },
  },
} as const satisfies ClassTexts;
