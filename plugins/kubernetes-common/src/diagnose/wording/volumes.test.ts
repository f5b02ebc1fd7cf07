import { anObject, diagnoseObjects } from '../../testing';
import { creatingPod, eventOn, inShop, pendingClaim } from '../testing/shop';
import { diagnosedClasses, testRows, Wording } from './everyMessage';

/** Events of the kubelet and of the attach-detach controller, in the words of many drivers. */
const MOUNTS: Wording = {
  MultiAttach: [
    'Multi-Attach error for volume "pvc-9f" Volume is already used by pod(s) loom-0, loom-1',
    'Multi-Attach error for volume "pvc-9f" Volume is already exclusively attached to one node and can\'t be attached to another',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Internal desc = Could not attach volume "vol-0a" to node "i-0b": VolumeInUse: vol-0a is already attached to an instance',
    'AttachVolume.Attach failed for volume "pvc-9f" : googleapi: Error 400: RESOURCE_IN_USE_BY_ANOTHER_RESOURCE - The disk resource is already being used by node-b',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = FailedPrecondition desc = volume pvc-9f is already attached to node node-b',
    'AttachVolume.Attach failed for volume "pvc-9f" : disk(/subscriptions/x/disks/pvc-9f) already attached to node(/subscriptions/x/vm-1), could not be attached to node(vm-2)',
    'MountVolume.MountDevice failed for volume "pvc-9f" : rpc error: code = Internal desc = rbd image looms/csi-vol-1 is still being used',
    'AttachVolume.Attach failed for volume "pvc-9f" : Volume pvc-9f is attached on another node',
    'AttachVolume.Attach failed for volume "pvc-9f" : volume pvc-9f is in use by node node-b',
    'MountVolume.MountDevice failed for volume "pvc-9f" : rpc error: code = Internal desc = Volume pvc-9f still mounted on node node-b',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = FailedPrecondition desc = volume "9f" is attached to the wrong droplet (1), detach the volume to fix it',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Internal desc = failed to attach disk: The resource \'volume\' is in use.',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Internal desc = volume pvc-9f failed to attach: the volume is currently attached to different node node-b',
    'AttachVolume.Attach failed for volume "pvc-9f" : Error attaching EBS volume "vol-0a" to instance "i-0b" since volume is currently attached to "i-0c"',
    'AttachVolume.Attach failed for volume "pvc-9f" : Code="ConflictingUserInput" Message="Disk cannot be attached as the disk is already owned by VM \'vm-1\'."',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Internal desc = {"badRequest": {"message": "Invalid volume: status must be available or downloading. Currently in-use"}}',
    'Failed to attach volume "pvc-9f" on node "node-a" with: Error attaching EBS volume "vol-0a" to instance "i-0b": VolumeInUse: vol-0a is already attached to an instance',
  ],
  AttachFailed: [
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Internal desc = UnauthorizedOperation: You are not authorized to perform this operation',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = NotFound desc = Volume vol-0a not found',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Internal desc = failed to attach disk: "6000c29" with node: "42" err failed to attach cns volume',
    'Failed to attach volume "pvc-9f" on node "node-a" with: Error attaching EBS volume "vol-0a" to instance "i-0b": UnauthorizedOperation',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Aborted desc = too many pending requests, volume is attaching',
    'AttachVolume.Attach failed for volume "pvc-9f" : volume vol-0a is not currently attached to i-0b',
    'AttachVolume.Attach failed for volume "pvc-9f" : disk vol-0a isn\'t currently attached to i-0b',
    'AttachVolume.Attach failed for volume "pvc-9f" : volume vol-0a is no longer currently attached to i-0b',
    // Throttling and other limits, which are not about how many disks a node takes.
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Unavailable desc = requests of this volume reached their limit',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Aborted desc = max concurrent attachments in progress, retry later',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Internal desc = maximum throughput volumes are not supported',
  ],
  VolumeAttachmentLimitExceeded: [
    'AttachVolume.Attach failed for volume "pvc-9f" : AttachmentLimitExceeded: too many volumes on node',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Unknown desc = OperationNotAllowed: The maximum number of data disks allowed to be attached to a VM of this size is 4.',
    "AttachVolume.Attach failed for volume \"pvc-9f\" : rpc error: code = InvalidArgument desc = (LIMIT_EXCEEDED): Exceeded limit 'maximum_persistent_disks' on resource 'node-a'. Limit: 16.0",
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Internal desc = {"forbidden": {"code": 403, "message": "Maximum number of volumes attached"}}',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = ResourceExhausted desc = droplet 1 has reached the limit of 7 volumes',
    'AttachVolume.Attach failed for volume "pvc-9f" : Too many EBS volumes attached to node node-a',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = ResourceExhausted desc = max number of volumes (7) already attached to instance',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = ResourceExhausted desc = max number of volumes reached for instance 1',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Aborted desc = ErrorCode: InstanceDiskLimitExceeded, Message: The amount of the disk on instance in question reach its limits',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = InvalidArgument desc = The maximum number of attached disks has been reached',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = ResourceExhausted desc = node takes at the maximum 16 volumes',
    'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Internal desc = No free disk device names for prefix \'vd\'',
  ],
  ServiceAccountMissing: [
    'MountVolume.SetUp failed for volume "kube-api-access-9f" : failed to fetch token: serviceaccounts "loom" not found',
  ],
  CSIDriverMissing: [
    'MountVolume.SetUp failed for volume "pvc-9f" : rpc error: code = Unavailable desc = connection error: dial unix /var/lib/kubelet/plugins/looms.csi.example/csi.sock: connect: connection refused',
    'Unable to attach or mount volumes: unmounted volumes=[looms], unattached volumes=[looms]: failed to get Plugin from volumeSpec for volume "looms" err=no volume plugin matched',
    'MountVolume.MountDevice failed for volume "pvc-9f" : kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: driver name ebs.csi.aws.com not found in the list of registered CSI drivers',
    'AttachVolume.Attach failed for volume "pvc-9f" : CSINode node-a does not contain driver disk.csi.azure.com',
    'MountVolume.SetUp failed for volume "creds" : kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name secrets-store.csi.k8s.io not found in the list of registered CSI drivers',
  ],
  MountFailed: [
    'MountVolume.MountDevice failed for volume "pvc-9f" : rpc error: code = Internal desc = format of disk "/dev/sdb" failed: /dev/sdb is apparently in use by the system; will not make a filesystem here!',
    'Unable to attach or mount volumes: unmounted volumes=[looms], unattached volumes=[looms]: failed to sync volume state',
    'MountVolume.MountDevice failed for volume "pvc-9f" : rpc error: code = Internal desc = mount failed: exit status 32 Output: already mounted or mount point busy.',
    'MountVolume.SetUp failed for volume "looms" : mount failed: exit status 32 Mounting command: mount Output: mount.nfs: Connection timed out',
    'MountVolume.SetUp failed for volume "looms" : mount failed: exit status 32 Output: mount.nfs: access denied by server while mounting nfs.mill.example:/looms',
    'MountVolume.SetUp failed for volume "pvc-9f" : rpc error: code = Internal desc = Could not mount "fs-0a:/" at "/var/lib/kubelet/x": mount failed: exit status 1 Output: Failed to resolve "fs-0a.efs.eu-west-1.amazonaws.com"',
    'MountVolume.MountDevice failed for volume "pvc-9f" : rpc error: code = Internal desc = mount failed: wrong fs type, bad option, bad superblock on /dev/xvdba',
    'MountVolume.SetUp failed for volume "creds" : rpc error: code = Unknown desc = failed to mount secrets store objects for pod mill/loom-0, err: rpc error: code = Unknown desc = error getting secret: AccessDeniedException',
    'MountVolume.WaitForAttach failed for volume "pvc-9f" : volume attachment is being deleted',
  ],
  MountSecretMissing: [
    'MountVolume.SetUp failed for volume "tls" : secret "weave-tls" not found',
    'MountVolume.MountDevice failed for volume "pvc-9f" : fetching NodeStageSecretRef ceph/csi-node failed: kubernetes.io/csi: failed to find the secret csi-node in the namespace ceph with error: secrets "csi-node" not found',
  ],
  MountConfigMapMissing: [
    'MountVolume.SetUp failed for volume "cfg" : configmap "weave-settings" not found',
    'MountVolume.SetUp failed for volume "cfg" : configmaps "weave-settings" not found',
  ],
  MountKeyMissing: [
    'MountVolume.SetUp failed for volume "tls" : references non-existent secret key: tls.crt',
  ],
  MountTimeout: [
    'Unable to attach or mount volumes: unmounted volumes=[looms], unattached volumes=[looms kube-api-access-x], failed to process volumes=[]: timed out waiting for the condition',
    'Unable to mount volumes for pod "loom-0_mill(5e1)": timeout expired waiting for volumes to attach or mount for pod "mill"/"loom-0". list of unmounted volumes=[looms]. list of unattached volumes=[looms default-token-x]',
  ],
  PVCNotBoundAtMount: [
    'Unable to attach or mount volumes: unmounted volumes=[looms], unattached volumes=[looms]: error processing PVC mill/looms: PVC is not bound',
    'PersistentVolumeClaim is not bound: "looms"',
  ],
  HostPathTypeCheckFailed: [
    'MountVolume.SetUp failed for volume "host" : hostPath type check failed: /data/looms is not a directory',
  ],
};

describe('what keeps a volume from a pod, whatever the driver', () => {
  it.each(testRows(MOUNTS))('%s: %s', (name, message) => {
    const reason = /Attach(?:Volume)?\.Attach|Multi-Attach/.test(message)
      ? 'FailedAttachVolume'
      : 'FailedMount';
    const builder = creatingPod({ ageSeconds: 900 }).withEvent({
      reason,
      message,
      count: 9,
    });
    expect(diagnosedClasses([builder])).toEqual([name]);
  });
});

describe('what keeps a claim from its volume', () => {
  it.each([
    [
      'PVCNoStorageClass',
      'FailedBinding',
      'no persistent volumes available for this claim and no storage class is set',
    ],
    [
      'PVCProvisioningFailed',
      'FailedBinding',
      'volume "pv-looms" already bound to a different claim.',
    ],
    [
      'PVCProvisioningFailed',
      'VolumeMismatch',
      'Cannot bind to requested volume "pv-looms": requested PV is too small',
    ],
    [
      'PVCStorageClassMissing',
      'ProvisioningFailed',
      'storageclass.storage.k8s.io "fast" not found',
    ],
    [
      'PVCProvisioningFailed',
      'ProvisioningFailed',
      'failed to provision volume with StorageClass "fast": rpc error: code = ResourceExhausted desc = VolumeLimitExceeded',
    ],
  ])('%s: %s %s', (name, reason, message) => {
    const event = eventOn('PersistentVolumeClaim', 'data', {
      reason,
      message,
      count: 5,
    });
    expect(
      diagnosedClasses([pendingClaim({ ageSeconds: 900 }), event]),
    ).toEqual([name]);
  });
});

describe('an expansion that is refused on the claim', () => {
  const claim = (conditions: object[] = []) =>
    anObject('PersistentVolumeClaim', inShop('data'))
      .withSpec({ resources: { requests: { storage: '20Gi' } } })
      .withStatus({
        phase: 'Bound',
        capacity: { storage: '10Gi' },
        conditions,
      });
  const on = (reason: string, seconds = 60) =>
    eventOn('PersistentVolumeClaim', 'data', {
      reason,
      message: 'resize volume "pvc-9f" by resizer "looms.example" failed',
      lastSeenSecondsAgo: seconds,
      firstSeenSecondsAgo: seconds + 900,
    });

  it.each([
    'VolumeResizeFailed',
    'FileSystemResizeFailed',
    'ExternalExpanding',
  ])('is found in %s', reason => {
    expect(diagnoseObjects([claim(), on(reason)])).toMatchObject([
      { class: 'VolumeResizeFailed', scope: { name: 'data' } },
    ]);
  });

  it('is found in the conditions of newer clusters', () => {
    const condition = {
      type: 'ControllerResizeError',
      status: 'True',
      message: 'quota exceeded',
    };
    expect(diagnoseObjects([claim([condition])])).toMatchObject([
      { class: 'VolumeResizeFailed', params: { message: 'quota exceeded' } },
    ]);
  });

  it('is over after a success, or after a long time without events', () => {
    expect(
      diagnoseObjects([
        claim(),
        on('VolumeResizeFailed', 600),
        eventOn('PersistentVolumeClaim', 'data', {
          type: 'Normal',
          reason: 'VolumeResizeSuccessful',
          lastSeenSecondsAgo: 30,
        }),
      ]),
    ).toEqual([]);
    expect(diagnoseObjects([claim(), on('VolumeResizeFailed', 7_200)])).toEqual(
      [],
    );
  });
});
