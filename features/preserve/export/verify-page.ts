import type { Checkpoint } from '@amparo/merkle-log';
import { type BundleStamp, stampChainPath, stampPath } from './bundle-layout.ts';

/** What VERIFY.txt tells of the bundle it stands in. */
export interface VerifyPageFacts {
  readonly head: Checkpoint;
  readonly keyText: string;
  readonly disclosed: number;
  readonly items: number;
  /** Of the items, those whose bytes are not here. */
  readonly withheld: number;
  readonly payloadFiles: number;
  /** A disclosed entry to try by hand, when there is one. */
  readonly example: number | undefined;
  /** The first time stamp, to check by hand. */
  readonly stamp: BundleStamp | undefined;
}

/** The page that tells a stranger how to check the bundle: one page, three levels, commands and what they answer. */
export const verifyPage = ({
  head,
  keyText,
  disclosed,
  items,
  withheld,
  payloadFiles,
  example,
  stamp,
}: VerifyPageFacts): string => `\
HOW TO CHECK THIS BUNDLE

Items: ${items}, of which ${withheld} are withheld: only their hashes are here, with the reason.
Journal entries: ${head.size}, of which ${disclosed} are disclosed here.
Journal: ${head.origin}
Root:    ${Buffer.from(head.root).toString('base64')}
Key:     ${keyText}

Before anything else: ask the organisation by another way (telephone, a printed
report) for the key line above and compare. A bundle that was made up from the
beginning to the end, with another key, passes every check but this one.

Run the commands in this folder. Exit code 0 means that the check passed.


LEVEL 1: FIVE MINUTES, STOCK TOOLS (coreutils, OpenSSL 3)

1. The tag manifests are the ones that the journal's key sealed.
   openssl pkeyutl -verify -rawin -pubin -inkey journal/key.pem -in seal/tagmanifests.sha256 -sigfile seal/tagmanifests.sig
   expected: Signature Verified Successfully
   sha256sum -c seal/tagmanifests.sha256
   expected: tagmanifest-sha256.txt: OK
             tagmanifest-sha512.txt: OK

2. No file has changed.
   sha256sum -c --quiet tagmanifest-sha256.txt manifest-sha256.txt
   sha512sum -c --quiet tagmanifest-sha512.txt manifest-sha512.txt
   expected: no output
   These do not notice files that were added. There should be ${payloadFiles}:
   find data -type f | wc -l

3. The journal's head is signed.
   openssl pkeyutl -verify -rawin -pubin -inkey journal/key.pem -in journal/checkpoint.body -sigfile journal/checkpoint.sig
   expected: Signature Verified Successfully
${example === undefined ? '' : exampleOf(example)}${stamp === undefined ? '' : stampOf(stamp)}

LEVEL 2: verify.py (Python 3.8 or later, nothing to install)

   python3 -I verify.py
   expected: one line for each claim, PASS, FAIL or NOT CHECKED, and at the end
             RESULT: nothing failed
   With the key that you were given:
   python3 -I verify.py --key '${keyText}'

   It rebuilds the root of the journal from all ${head.size} entries, and does not
   trust any tile or proof. It is short and meant to be read. This copy came
   with the bundle: a careful expert reads it, or takes one from elsewhere.


LEVEL 3: verify.html (a browser, nothing to install) AND AN INDEPENDENT PROGRAM

   Open verify.html in Firefox or Chromium, choose this folder. The page calls
   nobody: it has no network, and works with the cable pulled out.

   npx amparo verify .
   expected: the same claims with the same outcomes as verify.py, from a program
             written in another language.


WHAT NONE OF THIS PROVES

- That what an item says is true, or who made it before it was received.
- When the journal was written: the signature has no time. ${stamp === undefined ? 'A time stamp or a\n  witness from outside would show it.' : 'A time stamp\n  shows that its checkpoint existed then, if you trust the authority.'}
- That nothing was left out: entries and items that were not exported are not
  here. The number of entries in the journal shows how many there are.
`;

const exampleOf = (seq: number): string => `
4. A disclosed entry is the one that was committed to. For entry ${seq}:
   cat journal/entries/${seq}.salt journal/entries/${seq}.json | sha256sum
   expected: the commitment that this line of the journal shows:
   grep -rahoE '"commitment":"[0-9a-f]{64}","kind":"[^"]*","seq":${seq},' journal/tile/entries
`;

const stampOf = ({ size, authority, at }: BundleStamp): string => `
5. ${authority} stamped the checkpoint of ${size} entries. The file that was
   stamped is named in journal/stamps.json; put it in the place of CHECKPOINT.
   openssl ts -verify -token_in -in ${stampPath(1)} -data CHECKPOINT -CAfile ${stampChainPath(1)} -untrusted ${stampChainPath(1)} -attime ${Math.floor(Date.parse(at) / 1000)}
   expected: Verification: OK
   The certificates came with the bundle: compare the root with the authority's own.
`;
