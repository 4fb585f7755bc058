import type { BagFault } from './bagit-error.ts';
import {
  ALGORITHMS,
  type Algorithm,
  type BagFile,
  isTagManifest,
  manifestName,
  parseManifest,
  tagManifestName,
} from './manifest.ts';
import { pathFaults } from './safe-path.ts';
import { BAG_DECLARATION, parseBagInfo, payloadOxum } from './tag-files.ts';

/** A bag as the caller found it. */
export interface BagListing {
  /** Every file in the bag with the hashes of the bytes that are there. */
  readonly files: readonly BagFile[];
  /** The text of a tag file, or undefined when it is not there or is not UTF-8. */
  readonly textOf: (path: string) => string | undefined;
  /** Tag files that may stand outside the tag manifests, such as a signature over them. */
  readonly unlisted?: readonly string[];
}

const isPayload = (path: string): boolean => path.startsWith('data/');

/** Faults between one manifest and the files it must list: all of them, once, with the hash they have. */
const manifestFaults = (
  listing: BagListing,
  name: string,
  algorithm: Algorithm,
  mustList: (path: string) => boolean,
): readonly BagFault[] => {
  const text = listing.textOf(name);
  if (text === undefined)
    return [{ code: 'tag-file-missing', path: name, message: 'is not there, or is not UTF-8 text' }];
  const { hashes, faults: textFaults } = parseManifest(name, text, algorithm);
  const faults = [...textFaults];
  const present = new Map(listing.files.map((file) => [file.path, file]));
  for (const [path, hash] of hashes) {
    const file = present.get(path);
    if (file === undefined) faults.push({ code: 'file-missing', path, message: `${name} lists it, it is not there` });
    else if (file[algorithm] !== hash) {
      faults.push({ code: 'hash-differs', path, message: `${name} says ${hash}, the bytes have ${file[algorithm]}` });
    }
    if (!mustList(path)) faults.push({ code: 'listed-wrongly', path, message: `does not belong into ${name}` });
  }
  for (const { path } of listing.files) {
    if (mustList(path) && !hashes.has(path))
      faults.push({ code: 'not-listed', path, message: `is there, ${name} does not list it` });
  }
  return faults;
};

const declarationFaults = (listing: BagListing): readonly BagFault[] =>
  listing.textOf('bagit.txt') === BAG_DECLARATION
    ? []
    : [
        {
          code: 'tag-file-malformed',
          path: 'bagit.txt',
          message: 'expected the declaration of a BagIt 1.0 bag in UTF-8, and nothing else',
        },
      ];

const bagInfoFaults = (listing: BagListing): readonly BagFault[] => {
  const text = listing.textOf('bag-info.txt');
  if (text === undefined)
    return [{ code: 'tag-file-missing', path: 'bag-info.txt', message: 'is not there, or is not UTF-8 text' }];
  const { fields, faults } = parseBagInfo(text);
  const stated = fields.filter(([label]) => label.toLowerCase() === 'payload-oxum').map(([, value]) => value);
  const found = payloadOxum(listing.files.filter(({ path }) => isPayload(path)));
  return stated.length === 1 && stated[0] === found
    ? faults
    : [
        ...faults,
        {
          code: 'oxum-differs',
          path: 'bag-info.txt',
          message: `expected one Payload-Oxum of ${found}, got ${stated.join(', ') || 'none'}`,
        },
      ];
};

/**
 * Everything that is wrong with a bag (RFC 8493 §3, complete and valid), and more strictly: both algorithms, every tag
 * file listed, safe names, the payload size stated. An empty list means that nothing was found.
 */
export const checkBag = (listing: BagListing): readonly BagFault[] => {
  const unlisted = new Set(listing.unlisted);
  const isTag = (path: string): boolean => !isPayload(path) && !isTagManifest(path) && !unlisted.has(path);
  return [
    ...pathFaults(listing.files.map(({ path }) => path)),
    ...declarationFaults(listing),
    ...bagInfoFaults(listing),
    ...ALGORITHMS.flatMap((algorithm) => manifestFaults(listing, manifestName(algorithm), algorithm, isPayload)),
    ...ALGORITHMS.flatMap((algorithm) => manifestFaults(listing, tagManifestName(algorithm), algorithm, isTag)),
    ...listing.files
      .filter(({ path }) => isTagManifest(path) && !ALGORITHMS.some((algorithm) => path === tagManifestName(algorithm)))
      .map(
        ({ path }): BagFault => ({
          code: 'not-listed',
          path,
          message: 'a tag manifest of an algorithm that is not checked here',
        }),
      ),
  ];
};
