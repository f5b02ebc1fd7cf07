import { count, items, Json, json, text, texts } from '../readers';
import { writeArguments } from './argumentFacts';
import { FactWriter } from './FactWriter';
import { isEmpty, writeFlat, writeRest } from './flatFacts';
import { writeMounts } from './volumeFacts';

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'];
const HOOKS = ['postStart', 'preStop'];

/** Fields without a value that could be secret. */
const SHOWN = [
  'imagePullPolicy',
  'terminationMessagePath',
  'terminationMessagePolicy',
  'workingDir',
  'stdin',
  'stdinOnce',
  'tty',
];

const WRITTEN: ReadonlySet<string> = new Set([
  ...PROBES,
  ...SHOWN,
  'args',
  'command',
  'env',
  'envFrom',
  'image',
  'lifecycle',
  'name',
  'ports',
  'resources',
  'restartPolicy',
  'securityContext',
  'volumeDevices',
  'volumeMounts',
]);

export function writeContainer(
  facts: FactWriter,
  name: string,
  container: Json,
  type: 'app' | 'init',
): void {
  const isSidecar = type === 'init' && container.restartPolicy === 'Always';
  facts.show('container', name, '', isSidecar ? 'sidecar' : type);
  facts.show('image', name, '', container.image);
  writeArguments(facts, name, 'command', texts(container.command));
  writeArguments(facts, name, 'args', texts(container.args));
  items(container.env, item => writeVariable(facts, name, json(item)));
  writeEnvFrom(facts, name, container.envFrom);
  writeResources(facts, name, json(container.resources));
  for (const probe of PROBES) {
    writeProbe(facts, name, probe, json(container[probe]));
  }
  items(container.ports, item => writePort(facts, name, json(item)));
  writeMounts(facts, name, container);
  writeFlat(facts, 'securityContext', name, json(container.securityContext));
  const lifecycle = json(container.lifecycle);
  for (const hook of HOOKS) {
    if (!isEmpty(lifecycle[hook])) {
      facts.hide('lifecycle', name, hook, lifecycle[hook]);
    }
  }
  for (const key of SHOWN) facts.show('other', name, key, container[key]);
  writeRest(facts, name, container, WRITTEN);
}

function writeVariable(
  facts: FactWriter,
  container: string,
  variable: Json,
): void {
  const name = text(variable.name);
  if (!name) return;
  const from = json(variable.valueFrom);
  const configMap = reference(from.configMapKeyRef);
  const secret = reference(from.secretKeyRef);
  if (configMap) facts.show('configMap', container, name, configMap);
  else if (secret) facts.show('secret', container, name, secret);
  else if (from.fieldRef) {
    const path = text(json(from.fieldRef).fieldPath) ?? '';
    facts.show('env', container, name, `fieldRef:${path}`);
  } else if (from.resourceFieldRef) {
    const path = text(json(from.resourceFieldRef).resource) ?? '';
    facts.hide(
      'env',
      container,
      name,
      from.resourceFieldRef,
      `resourceFieldRef:${path}`,
    );
  } else facts.hide('env', container, name, variable.value ?? from);
}

/** `name/key`, with `?` where it may be absent. */
function reference(raw: unknown): string | undefined {
  if (isEmpty(raw)) return undefined;
  const { name, key, optional } = json(raw);
  return `${text(name) ?? ''}/${text(key) ?? ''}${
    optional === true ? '?' : ''
  }`;
}

/** Later ones win, so that their order means something. */
function writeEnvFrom(
  facts: FactWriter,
  container: string,
  envFrom: unknown,
): void {
  const sources = (key: 'configMapRef' | 'secretRef') =>
    items(envFrom, item => {
      const source = json(item);
      const { name, optional } = json(source[key]);
      const prefix = text(source.prefix);
      const found = text(name);
      return found && `${prefix ?? ''}${found}${optional === true ? '?' : ''}`;
    }).join(', ');
  facts.show('configMap', container, 'envFrom', sources('configMapRef'));
  facts.show('secret', container, 'envFrom', sources('secretRef'));
}

function writeResources(
  facts: FactWriter,
  container: string,
  { requests, limits, claims }: Json,
): void {
  for (const [name, value] of Object.entries(json(requests))) {
    facts.show('request', container, name, value);
  }
  for (const [name, value] of Object.entries(json(limits))) {
    facts.show('limit', container, name, value);
  }
  if (!isEmpty(claims)) facts.hide('other', container, 'claims', claims);
}

const ACTIONS = ['httpGet', 'tcpSocket', 'grpc', 'exec'];
const ACTION_FIELDS = ['path', 'port', 'host', 'scheme', 'service'];
const TIMES = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
  'terminationGracePeriodSeconds',
];

function writeProbe(
  facts: FactWriter,
  container: string,
  name: string,
  probe: Json,
): void {
  if (isEmpty(probe)) return;
  const kind = ACTIONS.find(each => probe[each] !== undefined);
  facts.show('probe', container, name, kind ?? '-');
  for (const key of TIMES) {
    // The API server omits zero.
    const value = count(probe[key]);
    if (value !== 0) facts.show('probe', container, `${name}.${key}`, value);
  }
  if (!kind) return;
  const action = json(probe[kind]);
  const path = `${name}.${kind}`;
  for (const key of ACTION_FIELDS) {
    facts.show('probe', container, `${path}.${key}`, action[key]);
  }
  // Both may hold a credential.
  for (const key of ['httpHeaders', 'command']) {
    if (!isEmpty(action[key])) {
      facts.hide('probe', container, `${path}.${key}`, action[key]);
    }
  }
}

function writePort(facts: FactWriter, container: string, port: Json): void {
  const number = count(port.containerPort);
  const protocol = text(port.protocol) ?? 'TCP';
  const shown = `${number}/${protocol}`;
  const host = count(port.hostPort);
  const address = text(port.hostIP);
  const outside = host ? ` ${address ? `${address}:` : ''}${host}` : '';
  facts.show('port', container, text(port.name) ?? shown, shown + outside);
}
