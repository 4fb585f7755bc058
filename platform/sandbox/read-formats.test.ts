import { describe, expect, it } from 'vitest';
import { type Extraction, extract } from './extract.ts';
import { docxOf, paragraph, zipOf } from './fixtures/foreign-files.ts';
import { odtOf, rtfBytes, wordParts } from './fixtures/office-files.ts';
import { compoundFileOf, outlookFileOf } from './fixtures/outlook-file.ts';

async function* of(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const read = (declaredName: string, content: Uint8Array | string): Promise<Extraction> =>
  extract({ bytes: of(Buffer.from(content)), declaredName });
const codesOf = ({ problems }: Extraction): readonly string[] => problems.map(({ code }) => code);

/** Bytes of windows-1251 for Cyrillic of the first alphabet half and ASCII. */
const in1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code & 0x7f;
    }),
  );

describe('OpenDocument text', () => {
  it('gives headers, headings, lists, tables, notes and boxes; deletions and comments stay out, and are said', async () => {
    const found = await read(
      'letter.odt',
      odtOf({
        page: '<style:header><text:p>Veresk Monitor</text:p></style:header><style:footer><text:p>Page <text:page-number>3</text:page-number></text:p></style:footer>',
        body: `<text:tracked-changes><text:changed-region><text:deletion><text:p>WRONG</text:p></text:deletion></text:changed-region></text:tracked-changes>
          <text:h>Затрыманні</text:h>
          <text:p>Yanina   <text:span>Hrytsuk</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>As told by her sister.</text:p></text:note-body></text:note> was
            held<text:s text:c="2"/>there.<office:annotation><text:p>check</text:p></office:annotation></text:p>
          <text:list><text:list-item><text:p>first</text:p></text:list-item><text:list-item><text:p>second</text:p></text:list-item></text:list>
          <table:table><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell/><table:table-cell><text:p>Day</text:p><text:p>(told)</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Vera</text:p></table:table-cell><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>
          <text:p>End<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>.</text:p>`,
      }),
    );
    expect(found.text).toBe(
      'Veresk Monitor\n\nЗатрыманні\n\nYanina Hrytsuk[1] was held  there.\n\nfirst\nsecond\n\nName\t\tDay\n(told)\nVera\tx\n\nEnd.\n\nIn a box\n\n[1] As told by her sister.\n\nPage ',
    );
    expect(found.mediaType).toBe('application/vnd.oasis.opendocument.text');
    expect(found.extractor.version).toMatch(/^1 \(saxes \d/);
    expect(found.problems).toEqual([
      { code: 'hidden-content', message: expect.stringContaining('tracked deletions (1), comments (1)') },
    ]);
  });

  it('says when it is locked or damaged', async () => {
    expect(codesOf(await read('x.odt', odtOf({ body: '', locked: true })))).toEqual(['encrypted']);
    expect(codesOf(await read('x.odt', odtOf({ body: '<text:p>x' })))).toEqual(['parser-failed']);
  });
});

describe('Word', () => {
  it('gives headers, notes, boxes and lists; deletions, hidden words and page numbers stay out, and are said', async () => {
    const run = (text: string, looks = ''): string => `<w:r><w:rPr>${looks}</w:rPr><w:t>${text}</w:t></w:r>`;
    const item = (text: string): string =>
      `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`;
    const body = `<w:p>${run('Vera ')}<w:del w:id="1"><w:r><w:delText>Wrong </w:delText></w:r></w:del><w:ins>${run('Hrytsuk')}</w:ins><w:r><w:footnoteReference w:id="2"/></w:r>${run(' SECRET', '<w:vanish/>')}<w:r><w:tab/></w:r>${run('held')}<w:moveFrom>${run('moved')}</w:moveFrom><w:r><w:commentReference w:id="0"/></w:r></w:p>
      ${item('one')}${item('two')}
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('first half, ')}</w:p><w:p>${run('second half')}</w:p>
      <w:p>${run('anchor')}<w:r><AlternateContent><Choice><w:txbxContent><w:p>${run('box')}</w:p></w:txbxContent></Choice><Fallback><w:txbxContent><w:p>${run('box')}</w:p></w:txbxContent></Fallback></AlternateContent></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('Wide')}</w:tc><w:tc>${paragraph('C')}</w:tc></w:tr></w:tbl>
      <w:sectPr><w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="header"/><w:footerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="footer"/></w:sectPr>`;
    const found = await read(
      'notes.docx',
      docxOf({
        body,
        more: wordParts({
          footnotes: `<w:footnote w:type="separator" w:id="0"><w:p>${run('---')}</w:p></w:footnote><w:footnote w:id="2"><w:p>${run('Her words.')}</w:p></w:footnote>`,
          header: `<w:p>${run('VERESK MONITOR')}</w:p>`,
          footer: `<w:p>${run('Sheet ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('7')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
        }),
      }),
    );
    expect(found.text).toBe(
      'VERESK MONITOR\n\nVera Hrytsuk[1]\theld\n\none\ntwo\n\nfirst half, second half\n\nanchor\n\nbox\n\nWide\t\tC\n\n[1] Her words.\n\nSheet ',
    );
    expect(found.problems).toEqual([
      {
        code: 'hidden-content',
        message: expect.stringContaining('tracked deletions (2), hidden words (1), comments (1)'),
      },
    ]);
  });

  it('locked with a password is a compound file, and said to be locked', async () => {
    const locked = compoundFileOf({ EncryptedPackage: Buffer.alloc(5000, 7), EncryptionInfo: Buffer.from('x') });
    expect(codesOf(await read('secret.docx', locked))).toEqual(['encrypted']);
  });
});

describe('RTF', () => {
  it('decodes code pages by font, Unicode with its fallback, and the words of the alphabet half', async () => {
    const cyrillic = rtfBytes([...in1251('Мать')]);
    const koi = rtfBytes([0xcd, 0xc1, 0xd4, 0xd8]);
    const rtf = `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Times;}{\\f2\\cpg20866 Old;}}{\\info{\\title Nobody sees}}caf\\'e9 {\\f1 ${cyrillic}} {\\f2 ${koi}} \\uc1\\u1118?\\u-10179 ?\\u-8704?\\uc0\\u1110 \\emdash\\~x\\par}`;
    expect((await read('a.rtf', rtf)).text).toBe('café Мать мать ў\u{1f600}і—\u00a0x');
    const whole = `{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}}${cyrillic}}`;
    expect((await read('b.rtf', whole)).text).toBe('Мать');
  });

  it('reads tables, notes, headers and boxes; hidden words, pictures and objects stay out, and are said', async () => {
    const rtf = `{\\rtf1\\ansi{\\header VERESK\\par}{\\*\\generator Me;}First{\\v hidden}{\\deleted gone}{\\footnote\\pard\\plain A note.} line\\line second.\\par
{\\*\\unknown never}{\\pict\\pngblip 89504e47}{\\object\\objemb{\\*\\objdata 0105}{\\result shown}}\\par
\\trowd\\pard\\intbl One{\\footnote In a table.}\\cell\\pard\\intbl Two\\par more\\cell\\row
\\trowd\\pard\\intbl Three\\cell\\cell\\row\\pard After\\par{\\*\\annotation check}
{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt Box\\par}}}\\{end\\}}`;
    const found = await read('c.rtf', rtf);
    expect(found.text).toBe(
      'VERESK\n\nFirst[1] line\nsecond.\n\nshown\n\nOne[2]\tTwo\nmore\nThree\n\nAfter\n\n{end}\n\nBox\n\n[1] A note.\n[2] In a table.',
    );
    expect(found.problems).toMatchObject([
      { code: 'hidden-content', message: expect.stringContaining('hidden or deleted words (2), comments (1)') },
      { code: 'active-content' },
    ]);
  });

  it('is read in time linear in its length, deep or long, and says when it is cut', async () => {
    const long = `{\\rtf1 ${'a line of text\n'.repeat(300_000)}}`;
    expect((await read('long.rtf', long)).text?.length).toBe(14 * 300_000);
    expect(codesOf(await read('deep.rtf', `{\\rtf1 ${'{'.repeat(200_000)}`))).toEqual(['parser-failed']);
    const cut = await read('cut.rtf', '{\\rtf1 words {\\b here');
    expect([cut.text, codesOf(cut)]).toEqual(['words here', ['truncated']]);
  });
});

describe('messages of Outlook', () => {
  const from = ['Вера', 'vera@mail.example'] as const;
  const to = ['Desk', 'desk@monitors.example'] as const;

  it('give header lines, body and attachments, also a message inside', async () => {
    const found = await read(
      'letter.msg',
      outlookFileOf({
        subject: 'Ліст',
        from,
        to,
        body: 'First\r\nsecond',
        attachments: [
          { name: 'register.csv', content: Buffer.from('a;b\n'.repeat(2000)) },
          { name: 'Inner', content: { subject: 'Inner', from, to, body: 'inside' } },
        ],
      }),
    );
    expect(found.mediaType).toBe('application/vnd.ms-outlook');
    expect(found.headers).toEqual({
      from: 'Вера <vera@mail.example>',
      to: 'Desk <desk@monitors.example>',
      date: 'Tue, 12 Mar 2024 07:00:00 GMT',
      subject: 'Ліст',
    });
    expect(found.text).toBe(
      'From: Вера <vera@mail.example>\nTo: Desk <desk@monitors.example>\nDate: Tue, 12 Mar 2024 07:00:00 GMT\nSubject: Ліст\n\nFirst\nsecond',
    );
    expect(found.problems).toEqual([]);
    expect(found.attachments?.map(({ name, bytes }) => [name, bytes.byteLength > 4000])).toEqual([
      ['register.csv', true],
      ['Inner.msg', false],
    ]);
    const [, inner] = found.attachments ?? [];
    expect((await read('Inner.msg', inner?.bytes ?? '')).text).toMatch(/Subject: Inner\n\ninside$/);
  });

  it('are read from an old code page, from HTML, and from compressed RTF', async () => {
    const codePage = { number: 1251, encode: in1251 };
    const old = await read('old.msg', outlookFileOf({ subject: 'Письмо', from, to, body: 'Мать', codePage }));
    expect(old.text).toMatch(/^From: Вера .*\nSubject: Письмо\n\nМать$/s);
    const html = Buffer.from('<p>Seen</p><script>1</script>');
    const page = await read('html.msg', outlookFileOf({ subject: 'x', from, to, html }));
    expect([page.text?.endsWith('\n\nSeen'), codesOf(page)]).toEqual([true, ['active-content']]);
    // The example of [MS-OXRTFCP] §4.1: "{\rtf1\ansi\ansicpg1252\pard hello world}" and a line end.
    const packed = Buffer.from(
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
      'hex',
    );
    const rtf = await read('rtf.msg', outlookFileOf({ subject: 'x', from, to, rtf: packed }));
    expect(rtf.text).toMatch(/\n\nhello world$/);
  });
});

describe('ZIP archives', () => {
  it('are families: every file comes out under its path, whatever is wrong with the others', async () => {
    const cp866 = Buffer.from([0x8b, 0xa8, 0xe1, 0xe2, 0x2e, 0x74, 0x78, 0x74]);
    const found = await read(
      'case.zip',
      zipOf([
        { name: 'letters/', content: '' },
        { name: 'letters/first.txt', content: 'one' },
        { name: 'letters/first.txt', content: 'another of the same name' },
        { name: '../../etc/cron.d/x', content: 'x' },
        { name: '', rawName: cp866, content: 'old name' },
        { name: 'locked.pdf', content: 'x', encrypted: true },
        { name: 'liar.bin', content: Buffer.alloc(5000), claimedSize: 10 },
        { name: 'link', content: '/etc/passwd', mode: 0o120777 },
        { name: '__MACOSX/letters/._first.txt', content: 'x' },
        { name: 'inner.zip', content: zipOf([{ name: 'deep.txt', content: 'deep' }]) },
      ]),
    );
    expect(found.attachments?.map(({ name, bytes }) => [name, bytes.byteLength])).toEqual([
      ['letters/first.txt', 3],
      ['letters/first.txt', 24],
      ['../../etc/cron.d/x', 1],
      ['Лист.txt', 8],
      ['inner.zip', expect.any(Number)],
    ]);
    expect(found.text).toBeUndefined();
    expect(found.problems).toEqual([
      { code: 'encrypted', message: expect.stringContaining('locked.pdf') },
      { code: 'expansion-limit', message: expect.stringContaining('liar.bin') },
      { code: 'parts-left-inside', message: expect.stringContaining('link → /etc/passwd') },
      { code: 'parts-left-inside', message: expect.stringContaining('letters/first.txt') },
      { code: 'parts-left-inside', message: expect.stringContaining('1') },
    ]);
  });

  it('say when there is nothing in them or their end is missing', async () => {
    expect(codesOf(await read('empty.zip', zipOf([])))).toEqual(['no-text']);
    const whole = zipOf([{ name: 'a.txt', content: 'x' }]);
    expect(codesOf(await read('cut.zip', whole.subarray(0, whole.byteLength - 10)))).toEqual(['truncated']);
  });
});
