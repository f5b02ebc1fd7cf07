import {
  aDeployment,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { SHOP } from './fleet';

/** The metadata of an object of the service `shop`. */
export function inShop(name: string) {
  return { name, namespace: 'shop', labels: SHOP };
}

/** A Deployment of the service `shop`, and its pod. */
export const WEB = [
  aDeployment(inShop('web')).withSpec({
    template: { metadata: { labels: SHOP } },
  }),
  aPod(inShop('web-1')),
];
