import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { Answer, failure, success } from '../util/Answer';
import { FileCache } from '../util/FileCache';
import { errorText, toMessage } from '../util/scrub';

/** The certificate authority of a cluster in PEM; undefined where the system's authorities count. */
export async function readAuthority(
  { tls }: ClusterDetails,
  files: FileCache,
): Promise<Answer<string | undefined>> {
  const { caData, caFile } = tls ?? {};
  const given = caData && Buffer.from(caData, 'base64').toString('utf8');
  if (given || !caFile) return success(given || undefined);
  try {
    return success((await files.read(caFile)) || undefined);
  } catch (error) {
    return failure(
      'tls',
      toMessage(
        `the certificate authority's file cannot be read: ${errorText(error)}`,
      ),
    );
  }
}
