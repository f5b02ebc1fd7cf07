import {
  ClusterMessage,
  EndMessage,
  HeartbeatMessage,
  HelloMessage,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';

export function isHello(message: ServiceMessage): message is HelloMessage {
  return message.type === 'hello';
}

export function isHeartbeat(
  message: ServiceMessage,
): message is HeartbeatMessage {
  return message.type === 'heartbeat';
}

export function isEnd(message: ServiceMessage): message is EndMessage {
  return message.type === 'end';
}

/** A message of that cluster which has something. */
export function isCluster(
  name: string,
  has: (message: ClusterMessage) => boolean = () => true,
) {
  return (message: ServiceMessage): message is ClusterMessage =>
    message.type === 'cluster' && message.cluster === name && has(message);
}
