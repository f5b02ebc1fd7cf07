import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { Answer, success } from '../util/Answer';
import { FileCache } from '../util/FileCache';
import { errorText, toMessage } from '../util/scrub';
import { decodeAuthority, pemProblem } from './authorityProblem';
import { faultFailure } from './classifyFailure';

/** The certificate authority of a cluster in PEM; undefined where the system's authorities count, or none. */
export async function readAuthority(
  { tls }: ClusterDetails,
  files: FileCache,
): Promise<Answer<string | undefined>> {
  const { caData, caFile, skipVerify } = tls ?? {};
  // It would not matter, and one that is no good must not keep the connection from being made.
  if (skipVerify) return success(undefined);
  if (caData) return success(decodeAuthority(caData));
  if (!caFile) return success(undefined);
  try {
    const pem = await files.read(caFile);
    const problem = pemProblem(`the file ${caFile} that caFile names`, pem);
    return problem === undefined ? success(pem) : unusable(problem);
  } catch (error) {
    return unusable(`caFile cannot be read: ${errorText(error)}`);
  }
}

/** The path is for those who run Backstage. */
function unusable(detail: string): Answer<never> {
  return faultFailure(
    'tls',
    'authority-unreadable',
    "the certificate authority's file cannot be used",
    undefined,
    toMessage(detail),
  );
}
