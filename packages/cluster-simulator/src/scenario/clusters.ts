import { z } from 'zod';
import { OPERATOR_NAMES } from '../operators/definitions';

const name = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'must be a lower-case DNS name');

const ruleSchema = z.strictObject({
  apiGroups: z.array(z.string()),
  resources: z.array(z.string()).min(1),
  verbs: z.array(z.string()).min(1),
  /** Absent: everywhere. */
  namespaces: z.array(z.string()).optional(),
});

/** An identity besides the built-in `reader`, `limited` and `nobody`. */
export const identitySchema = z.strictObject({
  name,
  username: z.string().optional(),
  /** Starts from what the ClusterRole `view` allows. */
  view: z.boolean().default(false),
  rules: z.array(ruleSchema).default([]),
});

const customResourceSchema = z.strictObject({
  group: z.string().min(1),
  version: z.string().min(1),
  plural: z.string().min(1),
  kind: z.string().min(1),
  namespaced: z.boolean().default(true),
  /** Whether the role `view` can read it, as the charts of most operators arrange. */
  view: z.boolean().default(false),
});

export const clusterSchema = z.strictObject({
  name,
  title: z.string().optional(),
  region: z.string().default('local'),
  /** Availability zones; nodes are spread over them. */
  zones: z.array(z.string()).optional(),
  nodes: z.number().int().min(1).max(500).default(3),
  kubernetesVersion: z
    .string()
    .regex(/^v\d+\.\d+\.\d+/, 'must look like v1.36.2')
    .default('v1.36.2'),
  /** API groups that this cluster does not serve, for example metrics.k8s.io. */
  absentApis: z.array(z.string()).default([]),
  /** API groups that are registered and whose servers do not answer: 503, as for a metrics-server that is down. */
  brokenApis: z.array(z.string()).default([]),
  customResources: z.array(customResourceSchema).default([]),
  /** Whose definitions it serves, besides `customResources`. */
  operators: z.array(z.enum(OPERATOR_NAMES)).default([]),
  /** False for an API server behind a proxy that speaks HTTP/1.1 alone. */
  http2: z.boolean().default(true),
});

export type ClusterPlan = z.output<typeof clusterSchema>;

/** 36 of `v1.36.2`. */
export function minorVersion({ kubernetesVersion }: ClusterPlan): number {
  return Number(/^v\d+\.(\d+)/.exec(kubernetesVersion)?.[1] ?? 36);
}
