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
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, attributes }) => {
    handler.open(
      local,
      (name) =>
        attributes[name]?.value ?? Object.values(attributes).find((attribute) => attribute.local === name)?.value,
    );
  });
  parser.on('closetag', ({ local }) => handler.close(local));
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  const text = decodeText(bytes)?.text ?? bytes.toString('utf8');
  parser.write(text.replace(/^\ufeff/, '')).close();
};
