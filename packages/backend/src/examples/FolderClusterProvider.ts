import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** How often to look for new files, in milliseconds. */
const TTL_MS = 60_000;

const clusterFileSchema = z.object({
  title: z.string().optional(),
  region: z.string().optional(),
  url: z.url(),
  authProvider: z.string(),
  authMetadata: z.record(z.string(), z.string()).default({}),
  caData: z.string().optional(),
});

/**
 * Example of a ClusterProvider that reads a folder with one JSON file per
 * cluster. The file name is the cluster's name.
 */
export class FolderClusterProvider implements ClusterProvider {
  readonly id = 'folder';
  readonly ttlMs = TTL_MS;

  constructor(private readonly folder: string) {}

  async getClusters(): Promise<readonly ClusterDetails[]> {
    const files = (await readdir(this.folder)).filter(file =>
      file.endsWith('.json'),
    );
    return Promise.all(files.sort().map(file => this.readCluster(file)));
  }

  private async readCluster(file: string): Promise<ClusterDetails> {
    const path = join(this.folder, file);
    try {
      const { caData, ...details } = clusterFileSchema.parse(
        JSON.parse(await readFile(path, 'utf8')),
      );
      return {
        name: file.slice(0, -'.json'.length),
        ...details,
        tls: { caData },
      };
    } catch (cause) {
      throw new Error(`${path} does not describe a cluster: ${cause}`, {
        cause,
      });
    }
  }
}
