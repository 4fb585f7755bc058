/** Encodes text in a one-byte encoding of the WHATWG Encoding Standard; throws on a letter the encoding lacks. */
export const encodeOneByte = (text: string, encoding: 'windows-1251' | 'koi8-r'): Buffer => {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Buffer.from(
    [...text].map((letter) => {
      const byte = table.get(letter);
      if (byte === undefined) throw new Error(`expected a letter of ${encoding}, got ${letter}`);
      return byte;
    }),
  );
};

const folded = (base64: string): string => (base64.match(/.{1,76}/gu) ?? []).join('\r\n');

/** RFC 2047 encoded words; each short enough for its line. */
const encodedWords = (text: string): string =>
  (text.match(/.{1,24}/gu) ?? [])
    .map((part) => `=?windows-1251?B?${encodeOneByte(part, 'windows-1251').toString('base64')}?=`)
    .join('\r\n ');

const quotedPrintable = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const octets = [...encodeOneByte(line, 'windows-1251')].map((byte) =>
        byte >= 0x20 && byte < 0x7f && byte !== 0x3d
          ? String.fromCharCode(byte)
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      );
      const lines = [''];
      for (const octet of octets) {
        if ((lines.at(-1)?.length ?? 0) + octet.length > 75) lines.push('');
        lines[lines.length - 1] += octet;
      }
      return lines.join('=\r\n').replace(/ $/u, '=20');
    })
    .join('\r\n');

export interface Mail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly date: string;
  readonly body: string;
  readonly attachment: { readonly name: string; readonly text: string };
}

/**
 * An e-mail as an older mail program writes it (RFC 5322, 2045–2047): headers and body in windows-1251,
 * one text attachment in KOI8-R.
 */
export const mailOf = (mail: Mail): Buffer => {
  const boundary = '----=_Part_veresk_0118';
  const person = (who: Mail['from']): string => `${encodedWords(who.name)}\r\n <${who.address}>`;
  const lines = [
    'Return-Path: <t.viakhirets@posta.example>',
    'Received: from mx1.posta.example (mx1.posta.example [192.0.2.44])',
    ' by mail.barysk-monitors.example; Sun, 18 Jan 2026 21:47:09 +0300',
    'Message-ID: <20260118214703.4471@posta.example>',
    `Date: ${mail.date}`,
    `From: ${person(mail.from)}`,
    `To: ${person(mail.to)}`,
    `Subject: ${encodedWords(mail.subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=windows-1251',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(mail.body),
    `--${boundary}`,
    'Content-Type: text/plain; charset=koi8-r',
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment;\r\n filename="${encodedWords(mail.attachment.name)}"`,
    '',
    folded(encodeOneByte(mail.attachment.text, 'koi8-r').toString('base64')),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
};
