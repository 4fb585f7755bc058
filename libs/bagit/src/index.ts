/** BagIt 1.0 (RFC 8493) over a listing: writing lines and tag files, checking a whole bag. Pure. */
export * from './bagit-error.ts';
export * from './check-bag.ts';
export * from './manifest.ts';
export * from './safe-path.ts';
export * from './tag-files.ts';
