import type { Checkpoint } from '@amparo/merkle-log';

/** What VERIFY.txt tells of the bundle it stands in. */
export interface VerifyPageFacts {
  readonly head: Checkpoint;
  readonly keyText: string;
  readonly disclosed: number;
  readonly items: number;
  readonly payloadFiles: number;
  /** A disclosed entry to try by hand, when there is one. */
  readonly example: number | undefined;
}

/** The page that tells a stranger how to check the bundle: one page, three levels, commands and what they answer. */
export const verifyPage = ({ head, keyText, disclosed, items, payloadFiles, example }: VerifyPageFacts): string => `\
HOW TO CHECK THIS BUNDLE

Items: ${items}. Journal entries: ${head.size}, of which ${disclosed} are disclosed here.
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
${example === undefined ? '' : exampleOf(example)}

LEVEL 2: verify.py (Python 3.8 or later, nothing to install)

   python3 -I verify.py
   expected: one line for each claim, PASS, FAIL or NOT CHECKED, and at the end
             RESULT: nothing failed
   With the key that you were given:
   python3 -I verify.py --key '${keyText}'

   It rebuilds the root of the journal from all ${head.size} entries, and does not
   trust any tile or proof. It is short and meant to be read. This copy came
   with the bundle: a careful expert reads it, or takes one from elsewhere.


LEVEL 3: AN INDEPENDENT PROGRAM

   npx amparo verify .
   expected: the same claims with the same outcomes, from a program written in
             another language.


WHAT NONE OF THIS PROVES

- That what an item says is true, or who made it before it was received.
- When the journal was written: the signature has no time. A time stamp or a
  witness from outside would show it; this bundle carries none.
- That nothing was left out: entries and items that were not exported are not
  here. The number of entries in the journal shows how many there are.
`;

const exampleOf = (seq: number): string => `
4. A disclosed entry is the one that was committed to. For entry ${seq}:
   cat journal/entries/${seq}.salt journal/entries/${seq}.json | sha256sum
   expected: the commitment that this line of the journal shows:
   grep -rahoE '"commitment":"[0-9a-f]{64}","kind":"[^"]*","seq":${seq},' journal/tile/entries
`;
