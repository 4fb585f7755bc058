import { ALGORITHMS, type BagFault, checkBag, manifestName, parseBagInfo, tagManifestName } from '@amparo/bagit';
import { formatVerifierKey, parseVerifierKey, publicKeyPem, type VerifierKey, verifyEd25519 } from '@amparo/merkle-log';
import type { BundleFiles } from './bundle-files.ts';
import type { Findings } from './verify-report.ts';

const SEAL = 'seal/tagmanifests.sha256';
const SEAL_SIGNATURE = 'seal/tagmanifests.sig';

/** Manifests in both algorithms, nothing missing, nothing added, safe names, the version of the format. */
export const checkFiles = async (bundle: BundleFiles): Promise<Findings> => {
  const names = [
    'bagit.txt',
    'bag-info.txt',
    ...ALGORITHMS.flatMap((each) => [manifestName(each), tagManifestName(each)]),
  ];
  const texts = new Map<string, string>();
  for (const name of names) {
    const text = await bundle.readText(name).catch(() => undefined);
    if (text !== undefined) texts.set(name, text);
  }
  const faults = checkBag({
    files: [...bundle.files.values()],
    textOf: (path) => texts.get(path),
    unlisted: [SEAL, SEAL_SIGNATURE],
  });
  const version = parseBagInfo(texts.get('bag-info.txt') ?? '').fields.filter(([label]) => label === 'Amparo-Bundle');
  return {
    faults: [
      ...bundle.strange.map((path) => `${JSON.stringify(path)} is not a plain file`),
      ...faults.map(({ path, message }: BagFault) => `${JSON.stringify(path)}: ${message}`),
      ...(version.length === 1 && version[0]?.[1] === '2'
        ? []
        : ['bag-info.txt: expected "Amparo-Bundle: 2", the version that this program knows']),
    ],
    detail: `${bundle.files.size} files`,
  };
};

/** The key of the journal, from journal/key.pub. */
export const readKey = async (bundle: BundleFiles): Promise<VerifierKey> => {
  const text = await bundle.readText('journal/key.pub');
  if (!text.endsWith('\n')) throw new Error('journal/key.pub does not end with a newline');
  return parseVerifierKey(text.slice(0, -1));
};

export const checkKey = async (bundle: BundleFiles, key: VerifierKey): Promise<Findings> => ({
  faults:
    (await bundle.readText('journal/key.pem')) === publicKeyPem(key.publicKey)
      ? []
      : ['journal/key.pem is not the key of journal/key.pub'],
  detail: formatVerifierKey(key),
});

export const checkExpectedKey = (key: () => VerifierKey, expected: string | undefined): Findings =>
  expected === undefined
    ? { notChecked: 'no key was given: compare the key line with one that you were given by another way' }
    : {
        faults:
          formatVerifierKey(key()) === formatVerifierKey(parseVerifierKey(expected))
            ? []
            : [`the bundle has another key than ${expected}`],
        detail: expected,
      };

/** The seal states the hashes of both tag manifests, which list every other file; the key signed the seal. */
export const checkSeal = async (bundle: BundleFiles, key: VerifierKey): Promise<Findings> => {
  const expected = [
    '# amparo bundle seal v1',
    `# origin ${key.name}`,
    ...ALGORITHMS.map(
      (each) => `${bundle.files.get(tagManifestName(each))?.sha256 ?? 'missing'}  ${tagManifestName(each)}`,
    ),
    '',
  ].join('\n');
  const seal = await bundle.read(SEAL);
  const signed = verifyEd25519(key.publicKey, seal, await bundle.read(SEAL_SIGNATURE));
  return {
    faults: [
      ...(Buffer.from(seal).equals(Buffer.from(expected))
        ? []
        : [`${SEAL} does not state the hashes of the tag manifests`]),
      ...(signed ? [] : [`${SEAL_SIGNATURE} is not the key's signature on ${SEAL}`]),
    ],
    detail: `seal ${bundle.files.get(SEAL)?.sha256}`,
  };
};
