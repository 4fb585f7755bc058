import msgreader, { type FieldsData } from '@kenjiuno/msgreader';
import type { Attachment, MailHeaders } from '../extraction.ts';
import { cleanText } from './clean-text.ts';
import { decodeText } from './decode-text.ts';
import { decompressRtf } from './decompress-rtf.ts';
import { headerLines, mailHeaders } from './mail-headers.ts';
import { problemOnly, type Reader, type Reading } from './reading.ts';
import { charsetOfCodePage } from './rtf-charsets.ts';

/** A CommonJS package: its default export is a field. */
const { default: MsgReader } = msgreader;
type OpenReader = InstanceType<typeof MsgReader>;

const MOST_ATTACHMENTS = 1000;
const UTF16 = 1200;

/**
 * A message of Outlook ([MS-OXMSG]): the header lines, then the plain body, or else the visible text of the HTML body,
 * or else of the body in compressed RTF ([MS-OXRTFCP]). Messages inside are attachments, as messages of their own.
 */
export const readMsg: Reader = async (bytes) => {
  const first = openMessage(bytes);
  if (first === null) return problemOnly('parser-failed', 'The file is no message of Outlook.');
  const message = inCodePage(bytes, first);
  const headers = headersOf(message.fields);
  const body = await bodyOf(message.fields);
  const attachments = message.fields.attachments ?? [];
  const tooMany = attachments.length > MOST_ATTACHMENTS;
  return {
    text: `${headerLines(headers)}\n${body.text ?? ''}`,
    headers,
    attachments: tooMany ? [] : attachments.map((attachment, index) => attachmentOf(message.reader, attachment, index)),
    problems: [
      ...body.problems,
      ...(tooMany
        ? [
            {
              code: 'expansion-limit' as const,
              message: `The message holds ${attachments.length} attachments; at most ${MOST_ATTACHMENTS} are taken out.`,
            },
          ]
        : []),
    ],
  };
};

interface Message {
  readonly reader: OpenReader;
  readonly fields: FieldsData;
}

const openMessage = (bytes: Buffer, ansiEncoding?: string): Message | null => {
  const reader = new MsgReader(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  if (ansiEncoding !== undefined) reader.parserConfig = { ansiEncoding };
  const fields = reader.getFileData();
  return fields.dataType === 'msg' ? { reader, fields } : null;
};

/** Old messages keep their words in the code page of the sender's machine; it is known once they are read. */
const inCodePage = (bytes: Buffer, message: Message): Message => {
  const codePage = message.fields.messageCodepage ?? message.fields.internetCodepage;
  if (codePage === undefined || codePage === UTF16) return message;
  return openMessage(bytes, charsetOfCodePage(codePage)) ?? message;
};

const headersOf = (fields: FieldsData): MailHeaders => {
  const recipients = (type: string): string =>
    (fields.recipients ?? [])
      .filter(({ recipType }) => recipType === type)
      .map(({ name, smtpAddress, email }) => addressText(name, smtpAddress ?? email))
      .join(', ');
  const sender = fields.creatorSMTPAddress ?? fields.senderSmtpAddress ?? fields.senderEmail;
  return mailHeaders({
    from: addressText(fields.senderName, sender),
    to: recipients('to'),
    cc: recipients('cc'),
    date:
      /^Date:\s*(.{1,100})$/im.exec(fields.headers ?? '')?.[1] ?? fields.clientSubmitTime ?? fields.messageDeliveryTime,
    subject: fields.subject,
  });
};

/** Addresses of an Exchange directory are paths that tell nobody anything; then the name stands alone. */
const addressText = (name: string | undefined, address: string | undefined): string => {
  if (address === undefined || !address.includes('@')) return name ?? '';
  return name === undefined || name === '' || name === address ? address : `${name} <${address}>`;
};

const bodyOf = async (fields: FieldsData): Promise<Reading> => {
  const { body, bodyHtml, html, compressedRtf } = fields;
  if (body !== undefined && body.trim() !== '') return { text: cleanText(body), problems: [] };
  const declared = fields.internetCodepage === undefined ? undefined : charsetOfCodePage(fields.internetCodepage);
  const page = bodyHtml ?? (html === undefined ? undefined : decodeText(Buffer.from(html), declared)?.text);
  if (page !== undefined && page.trim() !== '') return (await import('./read-html.ts')).readPage(page);
  if (compressedRtf === undefined) return { text: '', problems: [] };
  const { readRtfBytes } = await import('./read-rtf.ts');
  return readRtfBytes(decompressRtf(compressedRtf));
};

const attachmentOf = (reader: OpenReader, attachment: FieldsData, index: number): Attachment => {
  const { fileName, content } = reader.getAttachment(attachment);
  const isMessage = attachment.innerMsgContent === true;
  const name = (isMessage ? attachment.name && fileName : (attachment.fileName ?? attachment.fileNameShort)) ?? '';
  return {
    name: name.trim() === '' ? `attachment ${index + 1}${isMessage ? '.msg' : ''}` : name,
    mediaType: isMessage ? 'application/vnd.ms-outlook' : (attachment.attachMimeTag ?? 'application/octet-stream'),
    bytes: content,
  };
};
