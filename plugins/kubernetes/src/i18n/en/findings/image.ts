import { ClassTexts } from '../../findings/types';

/** The container never started: its image is not there, or may not be used. */
export const imageTexts = {
  InvalidImageName: {
    title: 'The image name is not valid',
    brief: '{{image}}',
    meaning:
      'Kubernetes cannot make sense of the image name {{image}}, so it does not even ask a registry. Typical reasons are upper-case letters, a space, a leading https://, two colons, or a template variable that was never filled in.',
    plain:
      'Kubernetes cannot make sense of the name of the image, so it does not even ask a registry.',
    steps: {
      correct:
        'Correct the image of container {{container}} in {{kind}} {{name}}. Pulling again does not help: the name itself is wrong.',
      template:
        'If the name comes from a template, check the value that is put in, such as an image tag that your pipeline left empty.',
      objectYaml: 'See the image name as Kubernetes has it:',
    },
  },
  ImageNotFound: {
    title: 'Image not found',
    brief: '{{image}}',
    meaning:
      'The registry says that there is no image {{image}}. Many registries say the same about private images when the one who asks is not logged in.',
    plain:
      'The registry says that there is no such image. Many registries say the same about private images when the one who asks is not logged in.',
    steps: {
      pushed:
        'Check that exactly this tag was built and pushed, and compare registry, path and tag letter by letter.',
      private:
        'If the image is private, check that the pod names a pull secret (imagePullSecrets) that may read it.',
      describePod: 'See what the registry answered:',
      rolloutUndo:
        'If the last version worked, go back to it until the image is there:',
    },
  },
  ImagePullUnauthorized: {
    title: 'The registry refuses to give the image',
    brief: '{{image}}',
    meaning:
      'The registry knows who asks for {{image}}, or that nobody is logged in, and says no. The pull secret is missing, expired, or belongs to an account without the right to read this image.',
    plain:
      'The registry says no to the pull. The pull secret is missing, expired, or has no right to read this image.',
    steps: {
      secret:
        'Check that imagePullSecrets names a secret in namespace {{namespace}} with a valid log-in for this registry. Secrets of other namespaces do not count.',
      expiry:
        'Log-ins of some registries expire within hours (those of Amazon ECR after 12). Something must renew the secret, or the nodes must have the right to pull.',
      listSecrets: 'See which secrets are there:',
      describePod: 'See what the registry answered:',
    },
  },
  ImagePullSecretMissing: {
    title: 'A pull secret does not exist',
    brief: '{{pullSecrets}}',
    meaning:
      'The pod wants to log in to the registry with {{pullSecrets}}, and there is no such secret in namespace {{namespace}}. Kubernetes tries without it, which works for public images only.',
    plain:
      'The pod names a pull secret that does not exist in namespace {{namespace}}. Kubernetes tries without it, which works for public images only.',
    steps: {
      create:
        'Create the secret in namespace {{namespace}}, or correct its name in the pod or in its service account.',
      remove: 'If the image is public, remove the reference.',
      listSecrets: 'See which secrets are there:',
    },
  },
  ImagePullRateLimited: {
    title: 'The registry limits how often images may be pulled',
    brief: '{{image}}',
    meaning:
      'The registry has counted too many pulls from this address or account. Kubernetes keeps trying, and succeeds once the limit allows it.',
    steps: {
      wait: 'Wait: most limits last an hour or less.',
      login:
        'Pull as a logged-in account (imagePullSecrets): its limit is higher than that of an anonymous address that all nodes share.',
      mirror:
        'Ask your platform team for a mirror or a pull-through cache of this registry.',
      policy:
        'Pin the image to a tag or digest and avoid imagePullPolicy: Always, which asks the registry at every start.',
    },
  },
  RegistryUnreachable: {
    title: 'The node cannot reach the registry',
    brief: '{{registry}}',
    meaning:
      'The node that should run the pod gets no connection to the registry, or no answer in time. This is about network, DNS, a proxy, or an outage of the registry. Your program has no part in it.',
    steps: {
      hostname:
        'Check the host name of the registry in the image: a typing error looks like this too.',
      others:
        'See whether other pods on the same node pull images. If none can, this is for your platform team.',
      podWide: 'Find the node:',
      describePod: 'See the whole message:',
    },
  },
  RegistryTLSError: {
    title: 'The registry’s certificate is not accepted',
    brief: '{{registry}}',
    meaning:
      'The node does not trust the certificate of the registry, or the registry speaks plain HTTP where HTTPS is expected. The node has to trust it. What is inside your image or pod does not matter here.',
    steps: {
      platform:
        'Ask your platform team to install the registry’s certificate authority on the nodes.',
      address: 'Check that the image names the right host and port.',
      describePod: 'See the whole message:',
    },
  },
  ImagePlatformMismatch: {
    title: 'The image is not built for this kind of node',
    brief: '{{image}}',
    meaning:
      'The registry has the image {{image}}, and none of its variants fits the processor or the operating system of the node. This happens often with images built on a laptop with another processor.',
    plain:
      'The registry has the image, and none of its variants fits the processor or the operating system of the node.',
    steps: {
      multiArch:
        'Build the image for the platform of the nodes as well, for example with docker buildx build --platform linux/amd64,linux/arm64.',
      nodeSelector:
        'Or let the pod run on fitting nodes only, with a nodeSelector on kubernetes.io/arch.',
      listNodes: 'See which platforms your nodes have:',
    },
  },
  ImagePullDiskFull: {
    title: 'The node’s disk is too full for the image',
    brief: '{{image}}',
    meaning:
      'The node ran out of disk space while it stored the image. The image itself is all right.',
    steps: {
      platform:
        'Tell your platform team which node it is: it needs more disk space or a clean-up.',
      podWide: 'Find the node:',
      smaller: 'A smaller image makes this less likely.',
    },
  },
  ErrImageNeverPull: {
    title: 'The image is not on the node, and may not be pulled',
    brief: '{{image}}',
    meaning:
      'The pod says imagePullPolicy: Never, so the node uses only images that it has already, and it does not have {{image}}. Newer clusters say the same when the image is there but this pod lacks the credentials it was pulled with.',
    plain:
      'The pod says imagePullPolicy: Never, so the node uses only images that it has already, and it does not have this one.',
    steps: {
      policy:
        'Set imagePullPolicy to IfNotPresent, unless Never is on purpose.',
      load: 'On a local cluster, load the image into it (kind load docker-image, minikube image load).',
      objectYaml: 'See image and policy:',
    },
  },
  ImageInspectError: {
    title: 'The node cannot look at the image',
    brief: '{{image}}',
    meaning:
      'The container runtime of the node failed to look up the image in its own store. On some runtimes the reason is a short image name without a registry that could mean several images.',
    steps: {
      fullName:
        'Use the full name of the image, with its registry, for example docker.io/library/nginx:1.29.',
      describePod: 'See the whole message:',
      platform:
        'If the name is complete, the image store of the node may be damaged: tell your platform team.',
    },
  },
  ImageSignatureInvalid: {
    title: 'The image’s signature is not accepted',
    brief: '{{image}}',
    meaning:
      'The node accepts only images with a signature that its policy knows, and that of this image is missing or wrong.',
    steps: {
      sign: 'Sign the image in your pipeline with the key that the policy expects, and push it again.',
      describePod: 'See what the policy asks for:',
      platform: 'Ask whoever owns the policy if you think that it should pass.',
    },
  },
  ImagePullThrottledByKubelet: {
    title: 'The node pulls too many images at once',
    brief: '{{image}}',
    meaning:
      'The node limits how many pulls it starts in a second, and this one has to wait. It goes on by itself.',
    steps: {
      wait: 'Wait a minute or two.',
      platform:
        'If it lasts, your platform team can raise the node’s limit (registryPullQPS).',
    },
  },
  ImagePullFailed: {
    title: 'The image cannot be pulled',
    brief: '{{image}}',
    meaning:
      'The node tried to get the image {{image}} and failed for a reason that has no name here. It keeps trying, with longer and longer pauses.',
    plain:
      'The node tried to get the image and failed. It keeps trying, with longer and longer pauses.',
    steps: {
      read: 'Read the message below: registries mostly say what they miss.',
      describePod: 'See all attempts:',
      local: 'Try to pull the same image on your machine.',
    },
  },
  ImagePullSlow: {
    title: 'The image is still being pulled',
    brief: '{{image}}',
    meaning:
      'The node has been pulling the image for {{seconds}} seconds. The image is large, or the way to the registry is slow.',
    plain: 'The node has been pulling the image for long.',
    steps: {
      wait: 'Wait: nothing has failed yet.',
      podEvents: 'See since when:',
      smaller:
        'A smaller image, or one that the nodes have already, starts faster.',
    },
    variants: {
      guess: {
        title: 'Not started yet, probably still pulling the image',
        meaning:
          'Container {{container}} has not started for {{seconds}} seconds, and there are no events that say why. Most often the node is still pulling the image.',
        plain:
          'The container has not started yet, and there are no events that say why. Most often the node is still pulling the image.',
      },
    },
  },
  ImageVolumeFailed: {
    title: 'An image that is used as a volume cannot be mounted',
    brief: 'volume {{volume}}',
    meaning:
      'The pod mounts the content of an image as a volume, and that image could not be pulled or mounted. The image of the container itself may be all right.',
    steps: {
      reference:
        'Check volumes[].image.reference: name, tag, and the right to pull it.',
      describePod: 'See the whole message:',
    },
  },
} as const satisfies ClassTexts;
