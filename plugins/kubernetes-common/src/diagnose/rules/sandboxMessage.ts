import { FailureClassName } from '../classes';
import { boundedText } from './boundedText';
import { classifyPullError, PullError } from './pullErrors';

/** The containers' limits add up to the pod's, which applies to its sandbox too. */
const OUT_OF_MEMORY =
  /OOM[ -]?kill(?:ed|er)|memory limit too low|unable to set memory limit to \d|memory\.limit_in_bytes: device or resource busy/i;
/** Of the pod's limit if that is tiny; otherwise the kernel has no memory for more cgroups. */
const NO_MEMORY = /(?:cgroup|init)[^\n]{0,200}cannot allocate memory/i;

/** No free address, as IPAM plugins report it. */
const NO_ADDRESS: readonly RegExp[] = [
  // Amazon's
  /failed to assign an IP address|InsufficientFreeAddresses|InsufficientCidrBlocks/i,
  // host-local, Cilium, Azure's, Antrea, kube-ovn
  /\bno (?:more |free |available |unallocated |remaining |usable )+(?:IPv[46] )?(?:IPs?|IP address(?:es)?|address(?:es)?|address pools?|address blocks?|affine blocks)\b/i,
  /\bno (?:IPs?|IP addresses|addresses) (?:are |is )?(?:available|left|free|remaining)\b/i,
  /\b(?:range|pool|subnet|cidr|cidr ranges?|block|ippool|vswitch|allocator|(?:address|IP) space)s?\b[^\n;]{0,60}\b(?:is |are )?(?:full|exhausted)\b/i,
  // Azure's
  /\bno available IPconfigs?\b/i,
  /\b(?:exhausted|depleted)\b[^\n;]{0,40}\b(?:pools?|ranges?|ips?|addresses|subnets?|ippools?)\b/i,
  /\bIP (?:address )?exhaust/i,
  /\bnot enough (?:free |available )?(?:IP|address)/i,
  /\binsufficient (?:free |available |number of )?(?:IP|address)/i,
  // Calico
  /Assigned 0 out of \d+ requested|IPAM allocated only|failed to request \d* ?IPv[46] addresses?\. IPAM/i,
  // Whereabouts
  /could not allocate IP in range/i,
  /\ball (?:of the )?(?:IPs?|addresses)\b[^\n;]{0,40}\b(?:in use|allocated|used|taken)\b/i,
  /NoAvailableAddress|IpNotEnough|SubnetIsFull|SubnetFull|IP_SPACE_EXHAUSTED|AddressPoolFull/i,
];

const RUNTIME_HANDLER: readonly RegExp[] = [
  /no runtime for "[^"\n]{0,200}" is configured|lookup runtimeHandler/i,
  /(?:unknown|find|no) runtime ?handler|runtime ?handler [^\n]{0,100}(?:not found|not supported|unknown|invalid)/i,
  /unknown runtime specified|runtime "[^"\n]{0,200}" binary not installed|failed to resolve runtime path|OCI runtime for runtime ?class/i,
];

/** The runtime or a program that it needs failed before the network was set up. */
const RUNTIME: readonly RegExp[] = [
  /failed to reserve sandbox name|error reserving pod name|is reserved for|retrying requests that are timing out/i,
  /OCI runtime create failed|failed to create shim|resource temporarily unavailable|pthread_create failed/i,
];

const NETWORK: readonly RegExp[] = [
  /set ?up (?:pod )?network|network(?:s)? for (?:pod|sandbox)|network ?plugin|network namespace/i,
  /\bcni\b|plugin type=|netplugin|failed to find plugin|adding (?:container|pod) [^\n]{0,200}to (?:CNI )?network|add cmd/i,
  // Windows
  /\bHNS\b|\bHCN\b|hnsCall|hcnCreate|CreateEndpoint/i,
  /calico|cilium|flannel|multus|weave|antrea|ovnkube|\bovn\b|kube-router|aws-node|azure-vnet|pod annotation/i,
];

/** The sandbox image, which every pod of the node needs. */
const PAUSE_IMAGE: readonly RegExp[] = [
  /sandbox image|infra(?:structure)? image|pause image|image pull failed for \S{0,200}\bpause\b/i,
  /pull(?:ing)? (?:and unpack )?image "[^"\n]{0,300}pause/i,
  /(?:source|registry) [^\n]{0,200}\bpause\b/i,
];
const PAUSE_NAME = /^(?:docker:\/\/)?([\w./:@-]*[\w@])/;

/** The name without surrounding punctuation. */
function pauseImage(text: string): string | undefined {
  const word = text
    .split(/[\s"'`,()]+/)
    .find(each => /\bpause\b/.test(each) && /[/:]/.test(each));
  return word === undefined ? undefined : PAUSE_NAME.exec(word)?.[1];
}

const matchesAny = (patterns: readonly RegExp[], text: string): boolean =>
  patterns.some(pattern => pattern.test(text));

/** A classified message, with the pull error if the sandbox image is the problem. */
export interface SandboxError {
  readonly class: FailureClassName;
  readonly pull?: PullError;
  /** Whether the sandbox image is the problem. */
  readonly isImage?: boolean;
  readonly image?: string;
}

function readPullError(text: string): SandboxError | undefined {
  if (!matchesAny(PAUSE_IMAGE, text)) return undefined;
  const image = pauseImage(text);
  const pull = classifyPullError(text, image === undefined ? [] : [image]);
  const name = pull?.class ?? 'ImagePullFailed';
  return { class: name, isImage: true, pull, image };
}

/**
 * Why the node couldn't create the pod's sandbox. The cause is inside the error
 * quoted by the plugin or runtime, so a missing address, image or memory is
 * checked before the step that failed.
 *
 * @param hasTinyLimit - whether the pod's memory limit is too low for any process
 */
export function readSandboxMessage(
  message: string,
  hasTinyLimit: boolean = false,
): SandboxError {
  const text = boundedText(message);
  if (OUT_OF_MEMORY.test(text) || (hasTinyLimit && NO_MEMORY.test(text))) {
    return { class: 'OOMAtStart' };
  }
  const pull = readPullError(text);
  if (pull) return pull;
  if (matchesAny(NO_ADDRESS, text)) return { class: 'IPExhausted' };
  if (matchesAny(RUNTIME_HANDLER, text)) {
    return { class: 'RuntimeClassHandlerMissing' };
  }
  if (matchesAny(RUNTIME, text)) return { class: 'SandboxOther' };
  return {
    class: matchesAny(NETWORK, text) ? 'SandboxNetworkFailed' : 'SandboxOther',
  };
}
