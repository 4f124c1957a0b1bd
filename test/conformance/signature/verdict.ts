import { verifySignature } from '@opencoc/core/ivi/signature';
import type { SignatureVerification, VerifyOptions } from '@opencoc/core/ivi/signature';
import { nodeSignatureCrypto } from '@opencoc/sync-server/ivi-verify/node-crypto.ts';

export const verify = (xml: string | Uint8Array, options?: VerifyOptions): Promise<SignatureVerification> =>
  verifySignature(typeof xml === 'string' ? new TextEncoder().encode(xml) : xml, nodeSignatureCrypto, options);

/** The codes of what a verification found, without what is only of interest. */
export const codes = ({ problems }: SignatureVerification): string[] =>
  problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code);

export const causes = (verification: SignatureVerification): string[] =>
  verification.causes.map((cause) =>
    'style' in cause
      ? `${cause.code} ${cause.part} ${cause.style}`
      : 'part' in cause
        ? `${cause.code} ${cause.part}`
        : cause.code,
  );
