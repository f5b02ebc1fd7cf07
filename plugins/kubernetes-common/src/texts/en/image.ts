import { ClassTexts } from '../types';

/** The image that the node needs for each pod, whatever keeps it from getting it. */
const SANDBOX_IMAGE = {
  meaning:
    'The node can’t pull {{image}}, the image that it needs for the sandbox of every pod, so no new pod starts there. The node’s container runtime sets this image and how it is pulled: the image and the pull secrets of your pod aren’t involved.',
  plain:
    'The node can’t pull the image that it needs for the sandbox of every pod, so no new pod starts there. The node’s container runtime sets this image and how it is pulled: the image and the pull secrets of your pod aren’t involved.',
  steps: {
    podEvents: 'See the full message:',
    podWide: 'Show it to your platform team, and tell them which node it is:',
    recreate:
      'If a controller owns the pod, delete the pod: its replacement may land on another node.',
  },
};

/** The container never started: its image is not there, or may not be used. */
export const imageTexts = {
  InvalidImageName: {
    title: 'Invalid image name',
    brief: '{{image}}',
    meaning:
      'Kubernetes can’t parse the image name {{image}}, so it doesn’t contact a registry at all. Typical causes are uppercase letters, a space, a leading https://, a second tag, or a template variable that was never filled in.',
    plain:
      'Kubernetes can’t parse the image name, so it doesn’t contact a registry at all.',
    steps: {
      objectYaml: 'See the image name as Kubernetes received it:',
      template:
        'If the name comes from a template, check the inserted value, such as an image tag that the pipeline left empty.',
      correct:
        'Fix the image of container {{container}} in the manifest of {{kind}} {{name}}. Retrying doesn’t help, because the name itself is wrong.',
    },
  },
  ImageNotFound: {
    title: 'Image not found',
    brief: '{{image}}',
    meaning:
      'The registry reports that the image {{image}} doesn’t exist. Many registries also report this for private images when the node pulls without valid credentials.',
    plain:
      'The registry reports that the image doesn’t exist. Many registries also report this for private images when the node pulls without valid credentials.',
    steps: {
      describePod: 'See the registry’s reply:',
      pushed:
        'Check that exactly this tag was built and pushed. Compare registry, path, and tag character by character.',
      private:
        'If the image is private, check that the pod has a pull secret (imagePullSecrets) with read access to it.',
      rolloutUndo:
        'If the previous version worked, roll back until the image is available:',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePullUnauthorized: {
    title: 'Not allowed to pull the image',
    brief: '{{image}}',
    meaning:
      'The registry rejected the pull of {{image}}: credentials are missing, expired, or lack access.',
    plain:
      'The registry rejected the pull: credentials are missing, expired, or lack access.',
    steps: {
      describePod: 'See the registry’s reply:',
      listSecrets: 'See which Secrets exist (names only):',
      secret:
        'Check that imagePullSecrets names a Secret in namespace {{namespace}} with valid credentials for this registry. Secrets in other namespaces don’t count.',
      expiry:
        'Some registry credentials expire within hours (Amazon ECR: 12). Set up something that renews the Secret, or give the nodes permission to pull.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePullSecretMissing: {
    title: 'Image pull secret not found',
    brief: '{{pullSecrets}}',
    meaning:
      'imagePullSecrets refers to {{pullSecrets}}, which Kubernetes can’t find in namespace {{namespace}}. It pulls without those credentials, which usually works for public images only.',
    plain:
      'The pod refers to a pull secret that Kubernetes can’t find in namespace {{namespace}}. It pulls without those credentials, which usually works for public images only.',
    steps: {
      listSecrets: 'See which Secrets exist (names only):',
      remove: 'If the image is public, remove the reference.',
      create:
        'Create the Secret in namespace {{namespace}}, or fix its name in the pod or in its service account.',
    },
  },
  ImagePullRateLimited: {
    title: 'Registry rate limit reached',
    brief: '{{image}}',
    meaning:
      'The registry rejected the pull: too many requests from this IP address or account. Kubernetes retries automatically and succeeds once the limit resets.',
    steps: {
      wait: 'Wait for the limit to reset. That takes minutes to hours, depending on the registry.',
      policy:
        'Pin the image to a tag or digest and avoid imagePullPolicy: Always, which contacts the registry at every start.',
      login:
        'Pull with an account (imagePullSecrets): its limit is higher than that of anonymous pulls, which all nodes behind one IP address share.',
      mirror:
        'Ask your platform team for a mirror or pull-through cache of this registry.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  RegistryUnreachable: {
    title: 'Registry unreachable',
    brief: '{{registry}}',
    meaning:
      'The node can’t connect to the registry, or gets no usable response from it. The usual causes are the network, DNS, a proxy, or an outage of the registry. Your app isn’t involved.',
    steps: {
      describePod: 'See the full message:',
      hostname:
        'Check the registry’s host name in the image: a typo looks the same.',
      podWide: 'Find the node:',
      others:
        'Check whether other pods on that node can pull images. If none can, tell your platform team.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  RegistryTLSError: {
    title: 'TLS error between node and registry',
    brief: '{{registry}}',
    meaning:
      'The node doesn’t trust the registry’s certificate, or the registry speaks plain HTTP where HTTPS is expected. Trust is configured on the node: certificates inside the image or pod have no effect.',
    steps: {
      describePod: 'See the full message:',
      address: 'Check that the image names the right host and port.',
      platform:
        'Ask your platform team to trust the registry’s certificate authority on the nodes, or to renew the certificate if it has expired.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePlatformMismatch: {
    title: 'Image doesn’t support the node’s platform',
    brief: '{{image}}',
    meaning:
      'The image {{image}} exists, but not for the node’s CPU architecture or operating system. This is common with images built on a laptop with a different CPU.',
    plain:
      'The image exists, but not for the node’s CPU architecture or operating system.',
    steps: {
      nodePlatforms:
        'See which operating systems and architectures the nodes have:',
      nodeSelector:
        'If some nodes match, pin the pod to them with a nodeSelector on kubernetes.io/arch or kubernetes.io/os.',
      multiArch:
        'Build the image for the nodes’ platform as well, for example with docker buildx build --platform linux/amd64,linux/arm64.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePullDiskFull: {
    title: 'Node’s disk is too full to store the image',
    brief: '{{image}}',
    meaning:
      'The node ran out of disk space while storing the image. The image itself is fine.',
    steps: {
      podWide: 'Find the node:',
      platform:
        'Tell your platform team which node it is: it needs a cleanup or more disk space.',
      smaller: 'Make the image smaller so that this is less likely.',
    },
  },
  ErrImageNeverPull: {
    title: 'Image isn’t on the node, and pull policy is Never',
    brief: '{{image}}',
    meaning:
      'With imagePullPolicy: Never, the node only uses images that it already has, and it doesn’t have {{image}}. Newer Kubernetes versions also report this when the image is there but the pod lacks the credentials it was pulled with.',
    plain:
      'With imagePullPolicy: Never, the node only uses images that it already has, and it doesn’t have this one.',
    steps: {
      objectYaml: 'See the image and the pull policy:',
      load: 'On a local cluster, load the image into it (kind load docker-image, minikube image load).',
      policy: 'Set imagePullPolicy: IfNotPresent unless Never is intended.',
    },
  },
  ImageInspectError: {
    title: 'Node can’t inspect the image',
    brief: '{{image}}',
    meaning:
      'The node’s container runtime failed to look up the image. With some runtimes, the cause is a short image name without a registry, which could refer to several images.',
    steps: {
      describePod: 'See the full message:',
      fullName:
        'Use the full image name including the registry, such as docker.io/library/nginx:1.29.',
      platform:
        'If the name is complete, tell your platform team: the node’s image store may be damaged.',
    },
  },
  ImageSignatureInvalid: {
    title: 'Image signature rejected',
    brief: '{{image}}',
    meaning:
      'The node only accepts images with a signature that its policy trusts. The signature of this image is missing or invalid.',
    steps: {
      describePod: 'See what the policy requires:',
      sign: 'Sign the image in your pipeline with the key that the policy expects, and push it again.',
      platform: 'If the image should pass, ask the team that owns the policy.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePullThrottledByKubelet: {
    title: 'Image pull throttled by the node',
    brief: '{{image}}',
    meaning:
      'The node limits how many image pulls it starts per second, so this one has to wait. Kubernetes retries automatically.',
    steps: {
      wait: 'Wait a minute or two.',
      platform:
        'If this persists, ask your platform team to raise the node’s limit (registryPullQPS).',
    },
  },
  ImagePullFailed: {
    title: 'Image pull failed',
    brief: '{{image}}',
    meaning:
      'The node failed to pull the image {{image}}. Kubernetes retries automatically, waiting longer after each attempt (ImagePullBackOff).',
    plain:
      'The node failed to pull the image. Kubernetes retries automatically, waiting longer after each attempt (ImagePullBackOff).',
    steps: {
      read: 'Read the message below, which usually names the cause.',
      describePod: 'See all attempts:',
      local: 'Try to pull the same image on your machine.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePullSlow: {
    title: 'Image is still being pulled',
    brief: '{{image}}',
    meaning:
      'The node has been pulling the image for {{duration}}. The image is large, or the connection to the registry is slow.',
    plain: 'The node has been pulling the image for a long time.',
    steps: {
      wait: 'Wait: nothing has failed yet.',
      podEvents: 'See when the pull started:',
      smaller:
        'Use a smaller image, or one that the nodes already have, to start faster.',
    },
    variants: {
      guess: {
        title: 'Not started yet, probably still pulling the image',
        meaning:
          'Container {{container}} hasn’t started for {{duration}}, and no event explains why. Usually the node is still pulling the image.',
        plain:
          'The container hasn’t started yet, and no event explains why. Usually the node is still pulling the image.',
        steps: {
          wait: 'Wait: nothing has failed yet.',
          podEvents: 'See the latest events:',
          smaller:
            'Use a smaller image, or one that the nodes already have, to start faster.',
        },
      },
    },
  },
  ImageVolumeFailed: {
    title: 'Image volume can’t be mounted',
    brief: 'volume {{volume}}',
    meaning:
      'The pod mounts an image as a volume, and that image can’t be pulled or mounted. The container’s own image isn’t the problem.',
    steps: {
      describePod: 'See the full message:',
      reference:
        'Check the name, tag, and pull permission of volumes[].image.reference.',
    },
  },
} as const satisfies ClassTexts;
