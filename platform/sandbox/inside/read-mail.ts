import { isUtf8 } from 'node:buffer';
import type { ItemProblem } from '@amparo/core/nouns/item';
import PostalMime, { type Address, type Email } from 'postal-mime';
import type { Attachment, MailHeaders } from '../extraction.ts';
import { cleanText } from './clean-text.ts';
import { decodeText } from './decode-text.ts';
import { headerLines, mailHeaders } from './mail-headers.ts';
import type { Reader } from './reading.ts';

const MOST_ATTACHMENTS = 1000;
const DEEPEST_NESTING = 50;

/**
 * An e-mail (RFC 5322, MIME). The text begins with the header lines a reader sees, since passages rest on them too,
 * then a blank line, then the plain body, or else the visible text of the HTML body. Mails inside are attachments.
 */
export const readMail: Reader = async (bytes) => {
  const mail = await PostalMime.parse(withCharsets(bytes), {
    forceRfc822Attachments: true,
    maxNestingDepth: DEEPEST_NESTING,
  });
  const headers = headersOf(mail);
  const page = mail.html === undefined ? null : (await import('./read-html.ts')).readPage(mail.html);
  const body = mail.text === undefined || mail.text.trim() === '' ? (page?.text ?? '') : cleanText(mail.text);
  const problems: ItemProblem[] = [...(page?.problems ?? [])];
  if (mail.attachments.length > MOST_ATTACHMENTS) {
    const message = `The mail holds ${mail.attachments.length} attachments; at most ${MOST_ATTACHMENTS} are taken out.`;
    problems.push({ code: 'expansion-limit', message });
  }
  return {
    text: `${headerLines(headers)}\n${body}`,
    headers,
    attachments:
      mail.attachments.length > MOST_ATTACHMENTS ? [] : mail.attachments.map(attachmentOf(bytes.includes('\r\n'))),
    problems,
  };
};

/**
 * Old programs write their header in the code page of their machine, and say nothing of the body (RFC 5322 has neither):
 * then the header is put into UTF-8 and the likeliest encoding of the body is written into it. Attachments stay as they are.
 */
const withCharsets = (bytes: Buffer): Buffer => {
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1', 0, LONGEST_HEADER))?.index;
  if (end === undefined) return bytes;
  const [head, body] = [bytes.subarray(0, end), bytes.subarray(end)];
  const ascii = head.toString('latin1');
  const declared = /charset\s*=\s*"?([\w-]{1,40})/i.exec(ascii)?.[1];
  const isOneText = !/^content-type:\s*(?!text\/)/im.test(ascii);
  const charset = declared === undefined && isOneText && !isUtf8(body) ? decodeText(body)?.charset : undefined;
  if (isUtf8(head) && charset === undefined) return bytes;
  const text = decodeText(head, declared)?.text ?? ascii;
  return Buffer.concat([Buffer.from(charset === undefined ? text : withCharset(text, charset)), body]);
};

const LONGEST_HEADER = 256 * 1024;

const withCharset = (head: string, charset: string): string =>
  /^content-type:/im.test(head)
    ? head.replace(/^content-type:[^\r\n]*/im, (field) => `${field.replace(/;\s*$/, '')}; charset=${charset}`)
    : `${head}${head.includes('\r\n') ? '\r\n' : '\n'}Content-Type: text/plain; charset=${charset}`;

const headersOf = (mail: Email): MailHeaders =>
  mailHeaders({
    from: mail.from && addressText(mail.from),
    to: mail.to?.map(addressText).join(', '),
    cc: mail.cc?.map(addressText).join(', '),
    date: mail.headers.find(({ key }) => key === 'date')?.value,
    subject: mail.subject,
  });

const addressText = (address: Address): string => {
  if (address.group) return `${address.name}: ${address.group.map(addressText).join(', ')}`;
  return address.name ? `${address.name} <${address.address}>` : (address.address ?? '');
};

const attachmentOf =
  (hasMailLineEnds: boolean) =>
  (attachment: Email['attachments'][number], index: number): Attachment => ({
    name: attachment.filename ?? `attachment ${index + 1}`,
    mediaType: attachment.mimeType,
    bytes:
      attachment.mimeType === 'message/rfc822' && hasMailLineEnds
        ? withMailLineEnds(contentOf(attachment))
        : contentOf(attachment),
  });

const contentOf = ({ content }: Email['attachments'][number]): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));

/** The parser makes every line end of a mail inside a mail `\n`; they were `\r\n` (RFC 5322 §2.1), and signatures cover them. */
const withMailLineEnds = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1');
