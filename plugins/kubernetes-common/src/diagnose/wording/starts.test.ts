import { diagnoseObjects } from '../../testing';
import { webPod } from '../testing/shop';
import { diagnosedClasses, testRows, Wording } from './everyMessage';

const RUNC =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ';
const OLD_RUNC =
  'OCI runtime create failed: container_linux.go:380: starting container process caused: ';

/** In the words of runc, crun, gVisor, Kata and Windows, from a run that never began. */
const STARTS: Wording = {
  CommandNotFoundAtStart: [
    `${RUNC}exec: "weave": executable file not found in $PATH: unknown`,
    `${RUNC}exec: "/app/weave": stat /app/weave: no such file or directory: unknown`,
    `${RUNC}exec: "/app/weave": stat /app/weave: not a directory: unknown`,
    `${OLD_RUNC}exec: "weave": executable file not found in $PATH: unknown`,
    'container create failed: executable file `weave` not found in $PATH: No such file or directory',
    'failed to start container: starting container: starting root container: error finding executable "weave" in PATH [/usr/bin /bin]: no such file or directory',
    'hcs::System::CreateProcess loom: The system cannot find the file specified.: unknown',
    'container loom encountered an error during CreateProcess weave.exe: failure in a Windows system call: The system cannot find the path specified. (0x3)',
    'crun: cannot find `weave` in $PATH: No such file or directory',
    'failed to create shim task: the file /app/weave was not found: unknown',
    'exec /weave.sh: no such file or directory',
    'failed to create shim task: fork/exec /app/weave: no such file or directory: unknown',
  ],
  CommandNotExecutableAtStart: [
    `${OLD_RUNC.slice(
      0,
      28,
    )}container_linux.go:247: starting container process caused "exec: \\"/weave.sh\\": permission denied"`,
    `${RUNC}exec: "/app/weave": permission denied: unknown`,
    `${RUNC}exec: "/app": is a directory: unknown`,
    `${RUNC}exec /app/weave: permission denied: unknown`,
    'container create failed: open executable: Permission denied',
    'hcs::System::CreateProcess C:\\weave: Access is denied.: unknown',
  ],
  MountPathConflict: [
    `${RUNC}error during container init: error mounting "/var/lib/kubelet/pods/5e1/volume-subpaths/cfg/app/0" to rootfs at "/etc/weave/weave.conf": mount src=/x, dst=/y: not a directory: unknown`,
    `${OLD_RUNC}process_linux.go:545: container init caused: rootfs_linux.go:76: mounting "/var/lib/kubelet/pods/5e1/volumes/cfg" to rootfs at "/etc/weave.conf" caused: mount through procfd: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type`,
    'container create failed: mount `/var/lib/kubelet/pods/5e1/volumes/cfg` to `etc/weave.conf`: Not a directory: mount `/var/lib/cfg` to `/etc/weave.conf`: Not a directory',
    `${RUNC}error mounting "proc" to rootfs at "/data": create mountpoint for /data mount: make mountpoint "/data": mkdirat /rootfs/data: read-only file system: unknown`,
  ],
  OOMAtStart: [
    `${RUNC}container init was OOM-killed (memory limit too low?): unknown`,
    'container create failed: the init process was ended by the OOM killer',
    'set memory limit 4194304 too low; should be at least 12582912 bytes: memory limit too low',
    'Error response from daemon: Minimum memory limit allowed is 6MB',
    `${RUNC}error during container init: error setting cgroup config for procHooks process: unable to set memory limit to 4194304 (current usage: 5148672, peak usage: 6291456): unknown`,
    `${OLD_RUNC}process_linux.go:508: setting cgroup config for procHooks process caused: failed to write "4194304": write /sys/fs/cgroup/memory/kubepods/7c1e/memory.limit_in_bytes: device or resource busy: unknown`,
  ],
  ArchMismatch: [
    `${RUNC}exec /app/weave: exec format error: unknown`,
    'container create failed: exec container process `/app/weave`: Exec format error',
    'hcs::CreateComputeSystem loom: The container operating system does not match the host operating system.: unknown',
    'hcsshim::CreateComputeSystem loom: (0xc0370101) the container operating system is not the right one',
  ],
  DeviceOrRuntimeHookError: [
    'failed to create shim: OCI runtime create failed: unable to retrieve OCI runtime error: exec: "looms-container-runtime": executable file not found in $PATH',
    `${RUNC}error during container init: error running hook #0: exit status 1, stderr: Auto-detected mode as 'legacy' nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown`,
    'failed to create containerd task: failed to inject CDI devices: unresolvable CDI devices nvidia.com/gpu=0',
    `${RUNC}unable to apply apparmor profile: apparmor failed to apply profile: write /proc/self/attr/exec: no such file or directory: unknown`,
    `${RUNC}error loading seccomp filter into kernel: error loading seccomp filter: errno 524: unknown`,
    'Error response from daemon: could not select device driver "" with capabilities: [[gpu]]',
    // The node's kernel or systemd, and none of the pod's volumes or limits.
    `${RUNC}unable to apply cgroup configuration: mkdir /sys/fs/cgroup/memory/kubepods/burstable/pod8/3e: cannot allocate memory: unknown`,
    `${RUNC}unable to apply cgroup configuration: mkdir /sys/fs/cgroup/cpuset/kubepods/pod8: no space left on device: unknown`,
    `${RUNC}unable to apply cgroup configuration: unable to start unit "cri-containerd-7c1e.scope" (properties [{Name:Description}]): Message recipient disconnected from message bus without replying: unknown`,
    `${RUNC}error during container init: error mounting "cgroup" to rootfs at "/sys/fs/cgroup": create mountpoint for /sys/fs/cgroup mount: mkdirat /run/x/rootfs/sys/fs: read-only file system: unknown`,
    `${RUNC}error during container init: error mounting "proc" to rootfs at "/proc": mount src=proc, dst=/proc: operation not permitted: unknown`,
    "OCI runtime create failed: this version of runc doesn't work on cgroups v2: unknown",
  ],
  ContainerRuntimeTimeout: [
    'failed to create containerd task: failed to create shim task: context deadline exceeded: unknown',
    'failed to start containerd task: rpc error: code = DeadlineExceeded desc = timed out',
  ],
  // A folder to start in is neither a command nor a volume.
  ContainerStartFailed: [
    `${RUNC}chdir to cwd ("/app") set in config.json failed: not a directory: unknown`,
    `${RUNC}chdir to cwd ("/app/releases") set in config.json failed: no such file or directory: unknown`,
    `${OLD_RUNC}chdir to cwd ("/app") set in config.json failed: permission denied: unknown`,
    'hcs::CreateComputeSystem loom: The directory name is invalid.: unknown',
    `${RUNC}unable to find user loom: no matching entries in passwd file: unknown`,
    `${RUNC}open /proc/sys/net/core/somaxconn: read-only file system: unknown`,
    'hcs::CreateComputeSystem loom: The requested operation for attach namespace failed.: unknown',
    `${RUNC}error during container init: error setting rlimits for ready process: error setting rlimit type 7: invalid argument: unknown`,
  ],
};

/** From a container that the runtime would not even create. */
const CREATES: Wording = {
  NoCommand: [
    'failed to generate container "7c1e" spec: failed to generate spec: no command specified',
    'Error response from daemon: No command specified',
    'container_linux.go: no command or entrypoint provided, and no CMD or ENTRYPOINT from image',
  ],
  ContainerRuntimeTimeout: [
    'context deadline exceeded',
    'failed to reserve container name "app_loom-0_mill_5e1_0": name "app_loom-0_mill_5e1_0" is reserved for "7c1e"',
    'Kubelet may be retrying requests that are timing out in CRI-O due to system load: context deadline exceeded: error reserving ctr name k8s_app_loom-0_mill_5e1_0 for id 7c1e: name is reserved',
    'Error response from daemon: Conflict. The container name "/k8s_app_loom-0_mill_5e1_0" is already in use by container "7c1e". You have to remove (or rename) that container to be able to reuse that name.',
    'connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused"',
  ],
  CommandNotFoundAtStart: [
    'container create failed: executable file `weave` not found in $PATH: No such file or directory',
  ],
  MountPathConflict: [
    'container create failed: time="2026-08-20T09:00:00Z" level=error msg="runc create failed: unable to start container process: error mounting \\"/var/lib/cfg\\" to rootfs at \\"/etc/weave.conf\\": not a directory"',
  ],
  DeviceOrRuntimeHookError: [
    'container create failed: error mounting "cgroup" to rootfs at "/sys/fs/cgroup": invalid argument',
    'error gathering device information while adding custom device "/dev/loom": no such file or directory',
  ],
  OOMAtStart: [
    'container create failed: container init was OOM-killed (memory limit too low?)',
  ],
  CreateContainerFailed: [
    'failed to create containerd container: mkdir /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/1: no space left on device',
    'relabel failed /var/lib/kubelet/pods/5e1/volumes: lsetxattr: operation not supported',
  ],
};

/** From a container whose configuration could not be put together. */
const CONFIGS: Wording = {
  MissingConfigMap: [
    'configmap "weave-settings" not found',
    'configmaps "weave-settings" not found',
  ],
  MissingSecret: [
    'secret "weave-token" not found',
    'secrets "weave-token" not found',
  ],
  MissingConfigKey: [
    "couldn't find key threads in ConfigMap mill/weave-settings",
    "Couldn't find key token in Secret mill/weave-token",
  ],
  RunAsNonRootViolation: [
    'container has runAsNonRoot and image will run as root (pod: "loom-0_mill(5e1)", container: app)',
    'container\'s runAsUser breaks non-root policy (pod: "loom-0_mill(5e1)", container: app)',
    'container has runAsNonRoot and image has non-numeric user (loom), cannot verify user is non-root',
    "container's runAsUserName (ContainerAdministrator) which will be regarded as root identity and will break non-root policy",
  ],
  SubPathError: [
    'failed to prepare subPath for volumeMount "looms" of container "app"',
    // The volume itself is gone from the node.
    'stat /mnt/disks/looms: no such file or directory',
    'failed to create subPath directory for volumeMount "looms" of container "app"',
  ],
  ContainerConfigOther: ['host IP unknown; known addresses: []'],
};

const started = (message: string, reason: string) =>
  webPod().crashLooping({ exitCode: 128, reason, message });

describe('what keeps a process from starting, whatever the runtime', () => {
  it.each(testRows(STARTS))('%s: %s', (name, message) => {
    expect(diagnosedClasses([started(message, 'StartError')])).toEqual([name]);
    expect(diagnosedClasses([started(message, 'ContainerCannotRun')])).toEqual([
      name,
    ]);
    expect(
      diagnosedClasses([webPod().waiting('RunContainerError', message)]),
    ).toEqual([name]);
  });
});

describe('a device or the kernel', () => {
  it.each([
    [
      'unable to apply cgroup configuration: unable to start unit "cri-7c1e.scope"',
      'kernel',
    ],
    [
      'error mounting "proc" to rootfs at "/proc": operation not permitted',
      'kernel',
    ],
    ['nvidia-container-cli: initialization error: nvml error', undefined],
    ['error loading seccomp filter into kernel: errno 524', undefined],
  ])('has its own remedy: %s', (message, variant) => {
    const [finding] = diagnoseObjects([
      started(`${RUNC}${message}`, 'StartError'),
    ]);
    expect(finding.class).toBe('DeviceOrRuntimeHookError');
    expect(finding.params.variant).toBe(variant);
  });
});

describe('a cgroup that the kernel does not make', () => {
  const message = `${RUNC}unable to apply cgroup configuration: mkdir /sys/fs/cgroup/memory/kubepods/burstable/pod8/3e: cannot allocate memory: unknown`;
  const withLimit = (memory: string) =>
    webPod()
      .withContainer({ name: 'app', resources: { limits: { memory } } })
      .crashLooping({ exitCode: 128, reason: 'StartError', message });

  it.each([
    ['128', 'OOMAtStart'],
    ['4Mi', 'OOMAtStart'],
    ['512Mi', 'DeviceOrRuntimeHookError'],
    ['0', 'DeviceOrRuntimeHookError'],
  ])('is due to the limit only if that is tiny: %s', (memory, name) => {
    expect(diagnosedClasses([withLimit(memory)])).toEqual([name]);
  });
});

describe('a start failure is no mount conflict where no volume is concerned', () => {
  it('but a working directory that is a file', () => {
    const message = `${RUNC}chdir to cwd ("/app") set in config.json failed: not a directory: unknown`;
    expect(diagnosedClasses([started(message, 'StartError')])).not.toContain(
      'MountPathConflict',
    );
  });
});

describe('a reason that is the whole error, as of old kubelets', () => {
  it('is read as any other', () => {
    const reason =
      'rpc error: code = 2 desc = container create failed: exec: "weave": executable file not found in $PATH';
    expect(diagnosedClasses([webPod().waiting(reason)])).toEqual([
      'CommandNotFoundAtStart',
    ]);
    expect(
      diagnosedClasses([webPod().waiting('rpc error: something new')]),
    ).toEqual(['UnknownWaitingReason']);
  });
});

describe('a program of the runtime that is missing on the node', () => {
  it.each([
    'failed to create containerd container: get apparmor_parser version: exec: "apparmor_parser": executable file not found in $PATH',
    'failed to create containerd task: failed to start shim: start failed: exec: "containerd-shim-runsc-v1": executable file not found in $PATH: unknown',
    'failed to create containerd task: failed to create shim task: OCI runtime create failed: exec: "/usr/bin/nvidia-container-runtime": stat /usr/bin/nvidia-container-runtime: no such file or directory: unknown',
    'failed to generate spec: failed to inject CDI devices: unresolvable CDI devices nvidia.com/gpu=GPU-1',
  ])('is not a command of the container: %s', message => {
    for (const reason of ['CreateContainerError', 'RunContainerError']) {
      expect(diagnosedClasses([webPod().waiting(reason, message)])).toEqual([
        'DeviceOrRuntimeHookError',
      ]);
    }
  });
});

describe('what keeps a container from being created or configured', () => {
  it.each(testRows(CREATES))('%s: %s', (name, message) => {
    expect(
      diagnosedClasses([webPod().waiting('CreateContainerError', message)]),
    ).toEqual([name]);
  });

  it.each(testRows(CONFIGS))('%s: %s', (name, message) => {
    expect(
      diagnosedClasses([
        webPod().waiting('CreateContainerConfigError', message),
      ]),
    ).toEqual([name]);
  });

  it('is a user that may not be root in the reason of old kubelets, too', () => {
    expect(
      diagnosedClasses([
        webPod().waiting(
          'VerifyNonRootError',
          'container has runAsNonRoot and image will run as root',
        ),
      ]),
    ).toEqual(['RunAsNonRootViolation']);
  });
});
