import type { TimeAuthority } from './anchor-settings.ts';
import { askOutside } from './ask-outside.ts';
import { TimeStampError } from './time-stamp-error.ts';
import { timeStampRequest } from './time-stamp-request.ts';
import { tokenInResponse } from './time-stamp-token.ts';
import { type VerifiedTimeStamp, verifyTimeStamp } from './verify-time-stamp.ts';

/**
 * Obtains a time stamp over these bytes and checks it before it is believed (RFC 3161 §3.4, over HTTP). Only their
 * SHA-256 leaves. @throws TimeStampError when the answer is not good, a fault `unavailable` when none came.
 */
export const askAuthority = async (
  authority: TimeAuthority,
  data: Uint8Array,
  now: () => Date,
): Promise<VerifiedTimeStamp & { readonly token: Uint8Array }> => {
  const { der, nonce } = timeStampRequest(data);
  const answer = await askOutside(authority.url, der, 'application/timestamp-query');
  if (answer.status !== 200 || !answer.type.startsWith('application/timestamp-reply'))
    throw new TimeStampError('not-granted', `${authority.url} answered ${answer.status} ${answer.type}`);
  const token = tokenInResponse(answer.bytes);
  const { roots, revocation } = authority;
  const verified = verifyTimeStamp(token, {
    data,
    roots,
    fresh: { nonce, now: now() },
    ...(revocation === undefined ? {} : { revocation }),
  });
  return { ...verified, token };
};
