import { X509Certificate } from 'node:crypto';
import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { FileCache } from '../util/FileCache';
import { describeError } from '../util/safeMessage';
import { AUTH_METADATA } from './authMetadata';

/** A client certificate and its key, given in the configuration or as files; rotated files are reloaded. */
export class ClientCertificateAuthProvider implements AuthProvider {
  readonly id = 'clientCertificate';
  readonly scope = 'cluster';
  readonly #files: FileCache;
  readonly #now: () => number;

  constructor(files: FileCache, now: () => number = Date.now) {
    this.#files = files;
    this.#now = now;
  }

  validate({ authMetadata }: ClusterDetails): readonly string[] {
    return (['clientCertificate', 'clientKey'] as const)
      .filter(
        what => !authMetadata[`${what}Data`] && !authMetadata[`${what}File`],
      )
      .map(
        what =>
          `authProvider clientCertificate needs ${what}File or ${what}Data`,
      );
  }

  async getCredential({
    cluster: { authMetadata },
  }: {
    readonly cluster: ClusterDetails;
  }): Promise<ClusterCredential> {
    const [certificate, privateKey] = await Promise.all([
      this.#read(
        authMetadata[AUTH_METADATA.clientCertificateData],
        authMetadata[AUTH_METADATA.clientCertificateFile],
      ),
      this.#read(
        authMetadata[AUTH_METADATA.clientKeyData],
        authMetadata[AUTH_METADATA.clientKeyFile],
      ),
    ]);
    const expiresAt = readNotAfter(certificate);
    if (expiresAt.getTime() <= this.#now()) {
      throw new Error(
        `The client certificate expired on ${expiresAt.toISOString()}. Replace it with a new one.`,
      );
    }
    return {
      kind: 'clientCertificate',
      certificate,
      privateKey,
      expiresAt: this.#sooner(expiresAt),
      identity: this.id,
    };
  }

  async #read(
    data: string | undefined,
    file: string | undefined,
  ): Promise<string> {
    if (data) return Buffer.from(data, 'base64').toString('utf8');
    try {
      return await this.#files.read(file ?? '');
    } catch (error) {
      throw new Error(
        `Can't read the client certificate or its key: ${describeError(error)}`,
      );
    }
  }

  /** Re-read within a minute, because files rotate. */
  #sooner(expiresAt: Date): Date | undefined {
    return expiresAt.getTime() - this.#now() < 2 * 60_000
      ? expiresAt
      : undefined;
  }
}

function readNotAfter(certificate: string): Date {
  try {
    return new Date(new X509Certificate(certificate).validTo);
  } catch {
    throw new Error(
      "The client certificate isn't PEM. Use the content of a file that starts with BEGIN CERTIFICATE, base64-encoded if it is under clientCertificateData.",
    );
  }
}
