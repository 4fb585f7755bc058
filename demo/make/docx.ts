import { type Block, type BlockKind, blocksOf, type Run } from './markup.ts';
import { escapeXml, XML_HEAD } from './xml.ts';
import { storedZip } from './zip.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES = `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const RELS = `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
const DOCUMENT_RELS = `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`;

const style = (id: string, paragraph: string, run: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="Normal"/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

const STYLES = `${XML_HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="23"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="268" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${style('Title', '<w:spacing w:before="120" w:after="220"/>', '<w:b/><w:sz w:val="30"/>')}${style('Heading2', '<w:keepNext/><w:spacing w:before="220" w:after="90"/>', '<w:b/>')}${style('ListBullet', '<w:ind w:left="425" w:hanging="283"/>', '')}${style('Letterhead', '<w:spacing w:after="260"/><w:jc w:val="center"/>', '<w:sz w:val="18"/>')}${style('RightLine', '<w:spacing w:after="60"/><w:jc w:val="right"/>', '')}${style('SmallPrint', '<w:spacing w:before="240"/>', '<w:sz w:val="18"/>')}${style('Signature', '<w:keepNext/><w:spacing w:before="200" w:after="0"/>', '')}${style('FootnoteText', '<w:spacing w:after="0"/>', '<w:sz w:val="18"/>')}</w:styles>`;

const STYLE_OF: Readonly<Record<BlockKind, string | undefined>> = {
  title: 'Title',
  heading: 'Heading2',
  bullet: 'ListBullet',
  head: 'Letterhead',
  right: 'RightLine',
  small: 'SmallPrint',
  sign: 'Signature',
  note: 'FootnoteText',
  text: undefined,
};

const run = (part: Run): string =>
  part.raised
    ? `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${part.text}"/></w:r>`
    : `<w:r>${part.bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escapeXml(part.text)}</w:t></w:r>`;

const paragraph = (block: Block): string => {
  const id = STYLE_OF[block.kind];
  const bullet = block.kind === 'bullet' ? '<w:r><w:t xml:space="preserve">•\u00a0 </w:t></w:r>' : '';
  return `<w:p>${id ? `<w:pPr><w:pStyle w:val="${id}"/></w:pPr>` : ''}${bullet}${block.runs.map(run).join('')}</w:p>`;
};

/** A note block is written `@note N words`; N becomes the id of the footnote. */
const footnote = (block: Block): string => {
  const [first, ...rest] = block.runs;
  const [, id = '1', words = ''] = /^(\d+) (.*)$/su.exec(first?.text ?? '') ?? [];
  const runs = [{ text: words, bold: false, raised: false }, ...rest].map(run).join('');
  return `<w:footnote w:id="${id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${runs}</w:p></w:footnote>`;
};

/**
 * A Word document (ECMA-376 part 1, WordprocessingML) of a text in the archive's markup.
 * @param saved day on which the document says it was saved, `YYYY-MM-DD`
 */
export const docxOf = (source: string, about: { title: string; author: string; saved: string }): Buffer => {
  const blocks = blocksOf(source);
  const body = blocks.filter((block) => block.kind !== 'note').map(paragraph);
  const notes = blocks.filter((block) => block.kind === 'note').map(footnote);
  const document = `${XML_HEAD}<w:document ${W}><w:body>${body.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="680" w:footer="680" w:gutter="0"/></w:sectPr></w:body></w:document>`;
  const footnotes = `${XML_HEAD}<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>${notes.join('')}</w:footnotes>`;
  const core = `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(about.title)}</dc:title><dc:creator>${escapeXml(about.author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${about.saved}T09:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${about.saved}T16:00:00Z</dcterms:modified></cp:coreProperties>`;
  const part = (name: string, text: string) => ({ name, bytes: Buffer.from(text, 'utf8') });
  return storedZip([
    part('[Content_Types].xml', TYPES),
    part('_rels/.rels', RELS),
    part('word/document.xml', document),
    part('word/_rels/document.xml.rels', DOCUMENT_RELS),
    part('word/styles.xml', STYLES),
    part('word/footnotes.xml', footnotes),
    part('docProps/core.xml', core),
  ]);
};
