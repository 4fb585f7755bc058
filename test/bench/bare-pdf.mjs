import { readFileSync } from 'node:fs';
import { getDocumentProxy } from 'unpdf';

// What PDF.js itself takes for the text of a PDF, in a process of its own: the baseline of `bench -- read`.

const pdf = await getDocumentProxy(new Uint8Array(readFileSync(process.argv[2] ?? '')));
let letters = 0;
for (let number = 1; number <= pdf.numPages; number += 1) {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  for (const item of items) if ('str' in item) letters += item.str.length;
}
console.log(letters);
