import { ClusterObjects } from '../model';
import { Finding } from './types';

/** @public */
export function detect(_view: ClusterObjects, _now: Date): readonly Finding[] {
  return [];
}
