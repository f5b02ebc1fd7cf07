import { z } from 'zod';
import { clusterSchema, identitySchema } from './clusters';

const rawObjectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});

/** What runs where, and what goes wrong when. */
export const scenarioSchema = z.strictObject({
  name: z.string().default('scenario'),
  clusters: z.array(clusterSchema).min(1),
  identities: z.array(identitySchema).default([]),
  /** Raw Kubernetes objects by the name of the cluster that they are put into. */
  objects: z.record(z.string(), z.array(rawObjectSchema)).default({}),
});

export type Scenario = z.output<typeof scenarioSchema>;
/** A scenario as written by hand: defaults may be left out. */
export type ScenarioInput = z.input<typeof scenarioSchema>;
