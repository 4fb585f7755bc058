import { fault } from '@amparo/core/ground/fault';
import canonicalize from 'canonicalize';

/** What JSON can hold. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Canonical JSON (RFC 8785). @throws AmparoError `input-invalid` for what JSON cannot hold. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined)
    throw fault('input-invalid', 'expected a value that JSON can hold, got a function or undefined');
  return text;
};
