import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { z } from 'zod';

const text = z.string().min(1, 'is empty');

/** One of `kubernetes.resources`. */
export const resourceDefinitionSchema = z.strictObject({
  group: text,
  kind: text,
  plural: text,
  health: z
    .strictObject({
      current: text.optional(),
      inProgress: text.optional(),
      failed: text.optional(),
      suspended: text.optional(),
      otherwise: z.enum(['progressing', 'conditions']).optional(),
      message: text.optional(),
    })
    .optional(),
  docs: z.url({ protocol: /^https$/ }).optional(),
});

/**
 * Reads definitions from a file.
 *
 * @throws Error that says which definition is wrong, where, and why
 */
export function readDefinitions(
  written: readonly unknown[],
): readonly ResourceDefinition[] {
  return written.map((item, at) => {
    const result = resourceDefinitionSchema.safeParse(item);
    if (result.success) return result.data;
    const problems = result.error.issues.map(({ path, message }) =>
      [path.join('.'), message].filter(Boolean).join(': '),
    );
    throw new Error(`Definition ${at + 1}: ${problems.join('; ')}`);
  });
}
