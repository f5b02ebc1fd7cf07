import { ControlAction } from '@podlight/fake-kubernetes-api-server';
import { z } from 'zod';
import { Cluster } from '../Cluster';

const moveSchema = z.strictObject({
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  stage: z.string(),
});

function stages(server: unknown) {
  return server instanceof Cluster ? server.stages() : [];
}

/** `GET` and `PUT /clusters/NAME/stages`: where the custom resources are in their lives. */
export const stageActions: Readonly<Record<string, ControlAction>> = {
  'GET stages': server => stages(server),
  'PUT stages': (server, body) => {
    const { stage, ...reference } = moveSchema.parse(body);
    if (server instanceof Cluster) server.moveTo(reference, stage);
    return stages(server);
  },
};
