import { SaxesParser } from 'saxes';
import { decodeText } from './decode-text.ts';

/** What happens along a document of XML. Names are local: prefixes are its author's choice. */
export interface XmlHandler {
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Tells a part of a document to a handler, in one pass. Entities of a DOCTYPE are not unfolded and nothing outside is
 * fetched: one that is used ends the reading. Throws where the XML is not well-formed.
 */
export const walkXml = (bytes: Buffer, handler: XmlHandler): void => {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    handler.open(localName(name), (wanted) => attributeOf(attributes, wanted)),
  );
  parser.on('closetag', ({ name }) => handler.close(localName(name)));
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  const text = decodeText(bytes)?.text ?? bytes.toString('utf8');
  parser.write(text.replace(/^\ufeff/, '')).close();
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Asked for by its whole name or, whatever its prefix, by its local one. */
const attributeOf = (attributes: Readonly<Record<string, string>>, wanted: string): string | undefined => {
  const value = attributes[wanted];
  if (value !== undefined) return value;
  for (const name in attributes) if (localName(name) === wanted) return attributes[name];
  return undefined;
};
