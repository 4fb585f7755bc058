import { v7 } from 'uuid';

/** A fresh UUIDv7 (RFC 9562 §5.7) as the branded id that the place of use asks for. */
export const newId = <Id extends string>(): Id => v7() as Id;
