import { diagnoseObjects } from '../../testing';
import { creatingPod, withoutIp } from '../testing/shop';
import { diagnosedClasses, testRows, Wording } from '../wording/everyMessage';

const HEAD = 'Failed to create pod sandbox: rpc error: code = Unknown desc = ';
const CONTAINERD = `${HEAD}failed to setup network for sandbox "7c1e": plugin type=`;
const DOCKER = `${HEAD}failed to set up sandbox container "7c1e" network for pod "loom-0": networkPlugin cni failed to set up pod "loom-0_mill" network: `;
const CRIO = `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to create pod network sandbox k8s_loom-0_mill_5e1(7c1e): error adding pod mill_loom-0 to CNI network "multus-cni-network": `;

/** In the words of the runtimes, of Windows, and of the network plug-ins. */
const SANDBOXES: Wording = {
  IPExhausted: [
    `${CONTAINERD}"ptp" failed (add): failed to allocate IP: IP space exhausted in pod CIDR 10.88.3.0/24`,
    `${CONTAINERD}"aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container`,
    `${CONTAINERD}"calico" failed (add): failed to request IPv4 addresses: Assigned 0 out of 1 requested IPv4 addresses; No more free affine blocks and strict affinity enabled`,
    `${CONTAINERD}"calico" failed (add): failed to request 1 IPv4 addresses. IPAM allocated only 0`,
    `${CONTAINERD}"bridge" failed (add): failed to allocate for range 0: no IP addresses available in range set: 10.88.3.1-10.88.3.254`,
    `${DOCKER}failed to allocate for range 0: no IP addresses available in range set: 10.88.3.1-10.88.3.254`,
    `${CONTAINERD}"cilium-cni" failed (add): unable to allocate IP via local cilium agent: [POST /ipam][502] postIpamFailure range is full`,
    `${CONTAINERD}"cilium-cni" failed (add): unable to allocate IP via local cilium agent: [POST /ipam][502] postIpamFailure No more IPs available`,
    `${CONTAINERD}"cilium-cni" failed (add): unable to allocate IP: all CIDR ranges are exhausted`,
    `${CONTAINERD}"azure-vnet" failed (add): IPAM plugin failed: there are no available IPConfigs`,
    `${CONTAINERD}"azure-vnet" failed (add): IPAM Invoker Add failed with error: Failed to get IP address from CNS: AllocateIPConfig failed: not enough IPs available, waiting on Azure CNS to allocate more`,
    `${DOCKER}Failed to allocate pool: Failed to delegate: Failed to allocate address: No available addresses`,
    `${DOCKER}Failed to allocate pool: Failed to delegate: Failed to allocate pool: No available address pools`,
    `${CRIO}plugin type="multus" name="multus-cni-network" failed (add): [mill/loom-0:net1]: error adding container to network "net1": error at storage engine: Could not allocate IP in range: ip: 10.9.0.1 / - 10.9.0.62 / range: net.IPNet`,
    `${CONTAINERD}"antrea" failed (add): failed to allocate IP: no IP addresses available in pool mill-pool`,
    `${CONTAINERD}"kube-ovn" failed (add): request ip return 500 no address allocated to pod mill/loom-0: NoAvailableAddress`,
    `${CONTAINERD}"spiderpool" failed (add): failed to allocate IP addresses: exhausted IPPools [mill-v4]`,
    `${CONTAINERD}"terway" failed (add): cannot allocate eni ip: InvalidVSwitchId.IpNotEnough`,
    `${CONTAINERD}"gke" failed (add): failed to allocate for range 0: no IP addresses available in network: gke-pod-network`,
    `${CONTAINERD}"flannel" failed (add): failed to delegate add: failed to allocate for range 0: no IP addresses available in range set`,
    `${CONTAINERD}"aws-cni" failed (add): InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses to satisfy the request`,
    `${CONTAINERD}"win-bridge" failed (add): error while hcsshim: IP address pool is exhausted`,
    `${CONTAINERD}"ovn-k8s-cni-overlay" failed (add): failed to get pod IP: subnet 10.128.2.0/23 is full`,
  ],
  SandboxNetworkFailed: [
    `${CONTAINERD}"calico" failed (add): stat /var/lib/calico/nodename: no such file or directory: check that the calico/node container is running and has mounted /var/lib/calico/`,
    `${CONTAINERD}"calico" failed (add): error getting ClusterInformation: connection is unauthorized: Unauthorized`,
    `${CONTAINERD}"cilium-cni" failed (add): unable to connect to Cilium agent: failed to create cilium agent client after 30.000000 seconds timeout: Get "http://localhost/v1/config": dial unix /var/run/cilium/cilium.sock: connect: no such file or directory`,
    `${CONTAINERD}"cilium-cni" failed (add): Unable to create endpoint: Cilium API client timeout exceeded`,
    `${CONTAINERD}"flannel" failed (add): loadFlannelSubnetEnv failed: open /run/flannel/subnet.env: no such file or directory`,
    `${CONTAINERD}"loopback" failed (add): failed to find plugin "loopback" in path [/opt/cni/bin]`,
    `${DOCKER}open /run/flannel/subnet.env: no such file or directory`,
    `${CONTAINERD}"aws-cni" failed (add): add cmd: Error received from AddNetwork gRPC call: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 127.0.0.1:50051: connect: connection refused"`,
    `${CONTAINERD}"weave-net" failed (add): unable to allocate IP address: Post "http://127.0.0.1:6784/ip/7c1e": dial tcp 127.0.0.1:6784: connect: connection refused`,
    `${CRIO}plugin type="multus" name="multus-cni-network" failed (add): Multus: [mill/loom-0]: error setting the networks status: timed out`,
    `${CRIO}plugin type="ovn-k8s-cni-overlay" failed (add): CNI request failed with status 400: failed to get pod annotation: timed out waiting for annotations: context deadline exceeded`,
    `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to create containerd task: hcsshim::hcnCreateEndpoint: HNS failed with error : The object already exists`,
    `${CONTAINERD}"bridge" failed (add): failed to set bridge addr: "cni0" already has an IP address different from 10.244.1.1/24`,
    `${CONTAINERD}"antrea" failed (add): rpc error: code = Unavailable desc = connection error: dial unix /var/run/antrea/cni.sock: connect: connection refused`,
    `${HEAD}NetworkPlugin kubenet failed to set up pod "loom-0_mill" network: kubenet does not have netConfig`,
    `${CRIO}plugin type="openshift-sdn" name="openshift-sdn" failed (add): failed to send CNI request: Post "http://dummy/": EOF`,
    `Failed to create pod sandbox: rpc error: code = DeadlineExceeded desc = failed to setup network for sandbox "7c1e": plugin type="calico" failed (add): context deadline exceeded`,
  ],
  RegistryTLSError: [
    `${HEAD}failed to get sandbox image "registry.mill.example/pause:3.9": failed to pull image "registry.mill.example/pause:3.9": failed to pull and unpack image "registry.mill.example/pause:3.9": failed to do request: Head "https://registry.mill.example/v2/pause/manifests/3.9": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
    `${HEAD}failed pulling image "k8s.gcr.io/pause:3.1": Error response from daemon: {"message":"Get https://k8s.gcr.io/v2/: x509: certificate has expired or is not yet valid"}`,
  ],
  RegistryUnreachable: [
    `${HEAD}failed pulling image "k8s.gcr.io/pause:3.1": Error response from daemon: Get https://k8s.gcr.io/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
    `${HEAD}failed to get sandbox image "registry.k8s.io/pause:3.10": failed to pull image: failed to do request: Head "https://registry.k8s.io/v2/pause/manifests/3.10": dial tcp 34.96.108.209:443: i/o timeout`,
    `Failed to create pod sandbox: rpc error: code = Unknown desc = error creating pod sandbox with name "k8s_loom-0": initializing source docker://k8s.gcr.io/pause:3.2: pinging container registry k8s.gcr.io: Get "https://k8s.gcr.io/v2/": dial tcp: lookup k8s.gcr.io: no such host`,
  ],
  ImagePullUnauthorized: [
    `${HEAD}failed to get sandbox image "602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/pause:3.5": failed to pull image: failed to resolve reference: unexpected status from HEAD request: 401 Unauthorized`,
  ],
  ImageNotFound: [
    `${HEAD}failed to get sandbox image "registry.mill.example/pause:3.99": failed to pull image "registry.mill.example/pause:3.99": failed to resolve reference "registry.mill.example/pause:3.99": registry.mill.example/pause:3.99: not found`,
  ],
  ImagePlatformMismatch: [
    `${HEAD}failed to get sandbox image "registry.mill.example/pause:3.9": failed to pull image "registry.mill.example/pause:3.9": no match for platform in manifest: not found`,
  ],
  ImageSignatureInvalid: [
    `${HEAD}initializing source docker://registry.mill.example/pause:3.9: Source image rejected: A signature was required, but no signature exists`,
  ],
  RuntimeClassHandlerMissing: [
    `${HEAD}failed to get sandbox runtime: no runtime for "gvisor" is configured`,
    `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to find runtime handler kata from runtime list map[crun:0xc0 runc:0xc1]`,
    `${HEAD}failed to create containerd task: failed to start shim: failed to resolve runtime path: runtime "io.containerd.runsc.v1" binary not installed "containerd-shim-runsc-v1": file does not exist`,
    `${HEAD}RuntimeHandler "kata-qemu" not supported`,
    `${HEAD}Error response from daemon: Unknown runtime specified kata`,
  ],
  OOMAtStart: [
    `${HEAD}failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: container init was OOM-killed (memory limit too low?): unknown`,
    `${HEAD}OCI runtime create failed: container_linux.go:380: starting container process caused: process_linux.go:508: unable to set memory limit to 4194304 (current usage: 5148672, peak usage: 6291456): unknown`,
  ],
  SandboxOther: [
    `Failed to create pod sandbox: rpc error: code = DeadlineExceeded desc = context deadline exceeded`,
    `${HEAD}failed to reserve sandbox name "loom-0_mill_5e1_0": name "loom-0_mill_5e1_0" is reserved for "7c1e"`,
    `Failed to create pod sandbox: rpc error: code = Unknown desc = Kubelet may be retrying requests that are timing out in CRI-O due to system load`,
    `${HEAD}failed to start sandbox container for pod "loom-0": Error response from daemon: OCI runtime create failed: container_linux.go:380: starting container process caused: process_linux.go:545: container init caused: write init-p: broken pipe: unknown`,
    `${HEAD}failed to create containerd task: failed to create shim task: hcs::CreateComputeSystem 7c1e: The virtual machine could not be started because a required feature is not installed.: unknown`,
    `${HEAD}failed to create containerd task: failed to start shim: fork/exec /usr/bin/containerd-shim-runc-v2: resource temporarily unavailable: unknown`,
    `${HEAD}failed to create sandbox container: mkdir /sys/fs/cgroup/memory/kubepods/burstable: no space left on device`,
    `${HEAD}failed to create sandbox container: mkdir /sys/fs/cgroup/memory/kubepods/burstable/pod8/3e: cannot allocate memory`,
    `Failed to create pod sandbox: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused"`,
    `${HEAD}failed to create containerd task: failed to create shim task: Failed to Check if grpc server is working: rpc error: code = DeadlineExceeded desc = timed out connecting to vsock 2:1024: unknown`,
  ],
};

describe('sandbox errors of all runtimes and plugins', () => {
  it.each(testRows(SANDBOXES))('%s: %s', (name, message) => {
    const builder = creatingPod({ ageSeconds: 900 }).withEvent({
      reason: 'FailedCreatePodSandBox',
      message,
      count: 14,
    });
    expect(diagnosedClasses(withoutIp(builder))).toEqual([name]);
  });

  it.each([
    ['ErrorAddingLogicalPort', 'failed to allocate IP: range is full'],
    ['AcquireAddressFailed', 'no address left: NoAvailableAddress'],
  ])(
    'an address that a network lacks before the kubelet asks: %s',
    (reason, message) => {
      const builder = creatingPod({ ageSeconds: 900 }).withEvent({
        reason,
        message,
        count: 14,
      });
      expect(diagnosedClasses(withoutIp(builder))).toEqual(['IPExhausted']);
    },
  );
});

describe('the image of the sandbox', () => {
  const found = (message: string) =>
    diagnoseObjects(
      withoutIp(
        creatingPod({ ageSeconds: 900 }).withEvent({
          reason: 'FailedCreatePodSandBox',
          message: `${HEAD}${message}`,
          count: 14,
        }),
      ),
    )[0];

  it.each(
    testRows(SANDBOXES).filter(([name]) => /^(?:Registry|Image)/.test(name)),
  )('is no matter of the pod: %s %s', (_, message) => {
    expect(found(message).params).toMatchObject({ variant: 'sandbox' });
    expect(found(message).params).not.toHaveProperty('node');
  });

  it('may have no name in the message', () => {
    expect(found('failed to pull sandbox image: boom')).toMatchObject({
      class: 'ImagePullFailed',
      params: { variant: 'sandbox' },
    });
  });
});

describe('the one event of an old kubelet', () => {
  const found = (message: string) =>
    diagnoseObjects(
      withoutIp(
        creatingPod({ ageSeconds: 900 }).withEvent({
          reason: 'FailedSync',
          message: `Error syncing pod, skipping: ${message}`,
          count: 14,
        }),
      ),
    )[0];

  it.each([
    [
      'SandboxNetworkFailed',
      'failed to "CreatePodSandbox" for "loom-0_mill(5e1)" with CreatePodSandboxError: "NetworkPlugin cni failed to set up pod \\"loom-0_mill\\" network: open /run/flannel/subnet.env: no such file or directory"',
    ],
    [
      'RegistryUnreachable',
      'failed to "StartContainer" for "POD" with ErrImagePull: "image pull failed for gcr.io/google_containers/pause-amd64:3.0, details: (Get https://gcr.io/v1/_ping: dial tcp 74.125.1.1:443: i/o timeout)"',
    ],
  ])('is about the sandbox if it says so: %s', (name, message) => {
    expect(found(message)).toMatchObject({ class: name });
    expect(found(message).confidence).not.toBe('possible');
  });

  it('is about anything otherwise', () => {
    expect(found('timeout expired waiting for volumes')).toMatchObject({
      class: 'SandboxOther',
      confidence: 'possible',
    });
  });
});

describe('a memory limit that is too low for the sandbox', () => {
  const message = `${HEAD}process_linux.go:402: getting the final child's pid from pipe caused: read init-p: cannot allocate memory`;
  const found = (limits: readonly (string | undefined)[]) => {
    const builder = creatingPod({ ageSeconds: 900 });
    limits.forEach((memory, position) => {
      const name = position === 0 ? 'app' : `side-${position}`;
      builder
        .withContainer({
          name,
          ...(memory && { resources: { limits: { memory } } }),
        })
        .waiting('ContainerCreating', undefined, name);
    });
    return diagnosedClasses(
      withoutIp(
        builder.withEvent({
          reason: 'FailedCreatePodSandBox',
          message,
          count: 9,
        }),
      ),
    );
  };

  it.each([
    [['4Mi'], 'OOMAtStart'],
    [['4Mi', '128'], 'OOMAtStart'],
    [[undefined], 'SandboxOther'],
    [['4Mi', undefined], 'SandboxOther'],
    [['31Mi', '31Mi'], 'SandboxOther'],
    [['0'], 'SandboxOther'],
    [['512Mi'], 'SandboxOther'],
  ])('counts only if all containers have one: %j', (limits, name) => {
    expect(found(limits)).toEqual([name]);
  });
});

describe('a pod of which nothing has started, and nothing says why', () => {
  const first = (builder: ReturnType<typeof creatingPod>) =>
    diagnoseObjects([builder])[0];
  const withSandbox = (ageSeconds: number) =>
    creatingPod({ ageSeconds }).withCondition({
      type: 'PodReadyToStartContainers',
      status: 'True',
    });
  const pulling = { reason: 'Pulling', message: 'Pulling image "web"' };

  it.each([
    [59, undefined],
    [60, 'info'],
    [119, 'info'],
    [120, 'warning'],
    [599, 'warning'],
    [600, 'error'],
  ])('lacks its sandbox: after %s s it is %s', (ageSeconds, severity) => {
    expect(first(creatingPod({ ageSeconds }))?.severity).toBe(severity);
  });

  it('lacks its sandbox, without a guess at the reason', () => {
    expect(first(creatingPod({ ageSeconds: 300 }))).toMatchObject({
      class: 'SandboxOther',
      confidence: 'possible',
      params: { seconds: 300, variant: 'guess', node: 'node-1' },
      missing: ['events'],
    });
  });

  it.each([
    [300, 'info'],
    [599, 'info'],
    [600, 'error'],
  ])(
    'probably pulls its image where it has a sandbox: after %s s it is %s',
    (ageSeconds, severity) => {
      expect(first(withSandbox(ageSeconds))).toMatchObject({
        class: 'ImagePullSlow',
        severity,
        confidence: 'possible',
        scope: { container: 'app' },
      });
    },
  );

  it('pulls its image where an event says so, and no later one that it has it', () => {
    const pod = () => creatingPod({ ageSeconds: 300 });
    const found = first(pod().withEvent({ ...pulling, type: 'Normal' }));
    expect(found).toMatchObject({
      class: 'ImagePullSlow',
      severity: 'warning',
      confidence: 'likely',
      evidence: [{ type: 'event', reason: 'Pulling' }],
      missing: [],
    });
    expect(found.params.variant).toBeUndefined();
    const pulled = (lastSeenSecondsAgo: number) =>
      first(
        pod()
          .withEvent({ ...pulling, lastSeenSecondsAgo: 60 })
          .withEvent({ reason: 'Pulled', message: '', lastSeenSecondsAgo }),
      ).class;
    expect(pulled(120)).toBe('ImagePullSlow');
    expect(pulled(30)).not.toBe('ImagePullSlow');
  });

  it.each([
    { persistentVolumeClaim: { claimName: 'data' } },
    { ephemeral: {} },
    { csi: { driver: 'x' } },
  ])('probably waits for a volume where it has %j', source => {
    const volumes = [{ name: 'data', ...source }];
    expect(
      first(creatingPod({ ageSeconds: 300 }).withSpec({ volumes })).class,
    ).toBe('MountTimeout');
  });

  it('waits for no volume that the kubelet makes itself', () => {
    const volumes = [{ name: 'tmp', emptyDir: {} }];
    expect(
      first(creatingPod({ ageSeconds: 300 }).withSpec({ volumes })).class,
    ).toBe('SandboxOther');
  });
});
