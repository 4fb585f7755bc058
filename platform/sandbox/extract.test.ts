import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type Extraction, type ExtractRequest, extract, sandboxIsolation } from './extract.ts';
import {
  docxOf,
  LOCKED_TRAILER,
  PNG,
  paragraph,
  pdfOf,
  shownLines,
  xlsxOf,
  type ZipEntry,
  zipOf,
} from './fixtures/foreign-files.ts';
import { odsOf } from './fixtures/office-files.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function* of(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += 65_536) yield bytes.subarray(start, start + 65_536);
}

const read = (
  declaredName: string,
  content: Uint8Array | string,
  more: Omit<ExtractRequest, 'bytes' | 'declaredName'> = {},
): Promise<Extraction> => extract({ bytes: of(Buffer.from(content)), declaredName, ...more });

const codesOf = ({ problems }: Extraction): readonly string[] => problems.map(({ code }) => code);

describe('plain text', () => {
  it('is kept exactly, with line ends made one', async () => {
    const text = ' Ліст\u00a0ад маці.\r\n\r\nСлова:\tй\u0306 і ў.\rКанец \n';
    expect(await read('letter.txt', text)).toEqual({
      mediaType: 'text/plain',
      typeFacts: { fromContent: 'text/plain', fromName: 'text/plain' },
      text: ' Ліст\u00a0ад маці.\n\nСлова:\tй\u0306 і ў.\nКанец \n',
      charset: 'utf-8',
      extractor: { name: 'text', version: '1' },
      problems: [],
      isolation: await sandboxIsolation(),
    });
  });

  it('keeps the last word of a 60 KB Cyrillic paragraph, as text, page and Word document', async () => {
    const words = `${'Слова за словам ідзе праз калонію. '.repeat(1000)}АПОШНЯЕ`;
    expect(Buffer.byteLength(words)).toBeGreaterThan(60_000);
    for (const [name, content] of [
      ['long.txt', words],
      ['long.html', `<p>${words}</p>`],
      ['long.docx', docxOf({ body: paragraph(words) })],
    ] as const) {
      expect((await read(name, content)).text).toBe(words);
    }
  });

  it('is decoded from windows-1251', async () => {
    const bytes = Buffer.from([
      0xcc, 0xe0, 0xf2, 0xfc, 0x20, 0xef, 0xe8, 0xf8, 0xe5, 0xf2, 0x20, 0xf1, 0xfb, 0xed, 0xf3,
    ]);
    expect(await read('old.txt', bytes)).toMatchObject({ text: 'Мать пишет сыну', charset: 'windows-1251' });
  });
});

describe('HTML', () => {
  it('gives visible text, never runs anything, and says that it could', async () => {
    const page = `<!doctype html><html><head><title>Навіны</title><script>process.exit(3)</script></head>
      <body onload="x()"><p>Суд адбыўся.</p><iframe src="http://x.example"></iframe><p>Прысуд — 7&nbsp;гадоў.</p></body></html>`;
    const found = await read('page.html', page);
    expect(found).toMatchObject({ text: 'Суд адбыўся.\n\nПрысуд — 7\u00a0гадоў.', title: 'Навіны' });
    expect(codesOf(found)).toEqual(['active-content']);
  });
});

describe('PDF', () => {
  const twoPages = pdfOf({ pages: [shownLines(['First line', 'second line']), shownLines(['On page two'])] });

  it('gives the text page by page, with the places of the pages', async () => {
    const { text = '', pages = [], problems, extractor } = await read('letter.pdf', twoPages);
    expect(text).toBe('First line\nsecond line\n\nOn page two');
    expect(pages.map(({ page, start, end }) => [page, text.slice(start, end)])).toEqual([
      [1, 'First line\nsecond line'],
      [2, 'On page two'],
    ]);
    expect(problems).toEqual([]);
    expect(extractor).toEqual({ name: 'pdf', version: expect.stringMatching(/^2 \(unpdf \d+\.\d+\.\d+\)$/) });
  });

  it('divides paragraphs where the lines stand apart', async () => {
    const content = `${shownLines(['One', 'two'])} ${shownLines(['Three']).replace('72 720', '72 650')}`;
    expect((await read('x.pdf', pdfOf({ pages: [content] }))).text).toBe('One\ntwo\n\nThree');
  });

  it('says when it is locked, cut, without text, or holds scripts', async () => {
    expect(codesOf(await read('locked.pdf', pdfOf({ pages: [shownLines(['x'])], trailer: LOCKED_TRAILER })))).toEqual([
      'encrypted',
    ]);
    for (const part of [0.95, 0.5, 0.1]) {
      const cut = await read('cut.pdf', twoPages.subarray(0, Math.floor(twoPages.byteLength * part)));
      expect(codesOf(cut)).toContain('truncated');
      expect(cut.mediaType).toBe('application/pdf');
    }
    const scan = await read('scan.pdf', pdfOf({ pages: ['', ''] }));
    expect([scan.text?.trim(), scan.pages?.length, codesOf(scan)]).toEqual(['', 2, ['no-text']]);
    const mixed = await read('mixed.pdf', pdfOf({ pages: [shownLines(['x']), ''] }));
    expect(mixed.problems).toMatchObject([{ code: 'no-text', message: expect.stringContaining('2') }]);
    const catalog = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>';
    const scripted = await read('scripted.pdf', pdfOf({ pages: [shownLines(['x'])], catalog }));
    expect([scripted.text, codesOf(scripted)]).toEqual(['x', ['active-content']]);
  });

  it('does not count to a billion because a file says so', async () => {
    const huge = Buffer.from(twoPages.toString('latin1').replace('/Count 2', '/Count 1999999999'), 'latin1');
    expect(await read('huge.pdf', huge)).toMatchObject({
      text: 'First line\nsecond line\n\nOn page two',
      problems: [],
    });
    const many = pdfOf({ pages: Array.from({ length: 20_001 }, () => '') });
    expect(codesOf(await read('many.pdf', many))).toEqual(['expansion-limit']);
  });
});

describe('Word', () => {
  it('gives paragraphs and tables', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('Імя')}${cell('Дата')}</w:tr><w:tr>${cell('Янка')}${cell('2024')}</w:tr></w:tbl>`;
    const found = await read('notes.docx', docxOf({ body: paragraph('Нататкі') + table + paragraph('Канец') }));
    expect(found).toMatchObject({ mediaType: DOCX, text: 'Нататкі\n\nІмя\tДата\nЯнка\t2024\n\nКанец', problems: [] });
  });

  it('says when it is cut, locked or holds macros', async () => {
    const whole = docxOf({ body: paragraph('x') });
    expect(codesOf(await read('cut.docx', whole.subarray(0, whole.byteLength - 30)))).toEqual(['truncated']);
    const locked = zipOf([{ name: 'word/document.xml', content: 'x', encrypted: true }]);
    expect(await read('locked.docx', locked)).toMatchObject({ mediaType: DOCX, problems: [{ code: 'encrypted' }] });
    const withMacros = docxOf({ body: paragraph('x'), more: [{ name: 'word/vbaProject.bin', content: 'x' }] });
    expect(codesOf(await read('macros.docm', withMacros))).toEqual(['active-content']);
  });

  it('fetches no external entity and unfolds no entity bomb', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end('SECRET');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const body = paragraph('&a;&b;');
    const external = `<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://127.0.0.1:${port}/">]>`;
    const found = await read('xxe.docx', docxOf({ body, doctype: external }));
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toBe(0);
    expect(found.text ?? '').not.toMatch(/root:|SECRET/);

    const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
    const laughs = `<!DOCTYPE w:document [<!ENTITY l0 "ha">${levels.join('')}]>`;
    const bomb = await read('laughs.docx', docxOf({ body: paragraph('&l9;'), doctype: laughs }));
    expect((bomb.text ?? '').length).toBeLessThan(1000);
  });
});

describe('archives (security test T34)', () => {
  const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024);

  it('are not unfolded when their directory tells of too much', async () => {
    const bomb = docxOf({ body: paragraph('x'), more: [{ name: 'word/media/bomb', content: zeros(20) }] });
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await read('bomb.docx', bomb)).toMatchObject({ mediaType: DOCX, problems: [{ code: 'expansion-limit' }] });
    const many: ZipEntry[] = Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}`, content: '' }));
    expect(codesOf(await read('many.zip', zipOf(many)))).toEqual(['expansion-limit']);
  });

  it('are stopped when their directory lies', async () => {
    const lying = docxOf({ body: paragraph('x'), more: [{ name: 'a', content: zeros(20), claimedSize: 100 }] });
    expect(await read('lying.docx', lying)).toMatchObject({ problems: [{ code: 'expansion-limit' }] });
  });

  it('are kept whole, and names in them are only data', async () => {
    const archive = zipOf([{ name: '../../etc/cron.d/x', content: 'x' }]);
    expect(await read('photos.zip', archive)).toMatchObject({
      mediaType: 'application/zip',
      attachments: [{ name: '../../etc/cron.d/x' }],
      problems: [],
    });
  });
});

describe('e-mail', () => {
  const mail = [
    'Received: from a by b',
    'From: =?utf-8?B?0JLQtdGA0LA=?= <vera@mail.example>',
    'To: desk@monitors.example, "Second" <second@monitors.example>',
    'Subject: =?koi8-r?B?8MnT2M3P?=',
    'Date: Tue, 12 Mar 2024 10:00:00 +0300',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=windows-1251',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from([0xcc, 0xe0, 0xf2, 0xfc, 0x0d, 0x0a]).toString('base64'),
    '--b',
    'Content-Type: application/pdf; name="../../x.pdf"',
    'Content-Disposition: attachment; filename="../../x.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('%PDF-1.4 not really').toString('base64'),
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Subject: inner',
    '',
    'inner body',
    '--b--',
    '',
  ].join('\r\n');

  it('gives headers, text and attachments, also a mail inside', async () => {
    const found = await read('letter.eml', mail);
    expect(found.mediaType).toBe('message/rfc822');
    expect(found.headers).toEqual({
      from: 'Вера <vera@mail.example>',
      to: 'desk@monitors.example, Second <second@monitors.example>',
      date: 'Tue, 12 Mar 2024 10:00:00 +0300',
      subject: 'Письмо',
    });
    expect(found.text).toBe(
      'From: Вера <vera@mail.example>\nTo: desk@monitors.example, Second <second@monitors.example>\nDate: Tue, 12 Mar 2024 10:00:00 +0300\nSubject: Письмо\n\nМать\n',
    );
    expect(
      found.attachments?.map(({ name, mediaType, bytes }) => [name, mediaType, Buffer.from(bytes).toString().trim()]),
    ).toEqual([
      ['../../x.pdf', 'application/pdf', '%PDF-1.4 not really'],
      ['attachment 2', 'message/rfc822', 'Subject: inner\r\n\r\ninner body'],
    ]);
  });

  it('is found by its content, and its HTML body read as a page', async () => {
    const html = `${mail.split('\r\n').slice(0, 6).join('\r\n')}\r\nContent-Type: text/html\r\n\r\n<p>Hello<script>1</script></p>`;
    const found = await read('noname', html);
    expect(found.text).toMatch(/Subject: Письмо\n\nHello$/);
    expect(codesOf(found)).toEqual(['active-content']);
  });

  it('is read in old code pages that it does not name', async () => {
    const in1251 = (text: string): Buffer =>
      Buffer.from(
        [...text].map((letter) => {
          const code = letter.codePointAt(0) ?? 0;
          return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
        }),
      );
    const head = 'From: Мать <a@b.example>\r\nTo: c@d.example\r\nSubject: Письмо из тюрьмы\r\n';
    const told = await read(
      'old.eml',
      in1251(`${head}Content-Type: text/plain; charset=windows-1251\r\n\r\nПривет\r\n`),
    );
    expect(told.text).toBe('From: Мать <a@b.example>\nTo: c@d.example\nSubject: Письмо из тюрьмы\n\nПривет\n');
    const untold = await read('older.eml', in1251(`${head}\r\nПривет, мать, как дела\r\n`));
    expect(untold.text).toMatch(/Subject: Письмо из тюрьмы\n\nПривет, мать, как дела\n$/);
  });

  it('is not unfolded into thousands of parts', async () => {
    const parts = Array.from({ length: 1500 }, () => '--b\r\nContent-Disposition: attachment\r\n\r\nx').join('\r\n');
    const bomb = mail.slice(0, mail.indexOf('--b\r\n')) + parts;
    const found = await read('parts.eml', bomb);
    expect([found.attachments, codesOf(found)]).toEqual([undefined, ['expansion-limit']]);
  });
});

describe('spreadsheets', () => {
  it('give one row a line, each cell with its address, dates as ISO 8601', async () => {
    const text = (address: string, value: string): string =>
      `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows = `<row r="2">${text('A2', 'Імя')}${text('C2', 'Дата')}</row><row r="3">${text('A3', 'Янка')}<c r="B3"><v>1149</v></c><c r="C3" s="1"><v>45363</v></c></row>`;
    const { text: whole = '', sheets = [], problems } = await read('register.xlsx', xlsxOf('Рэестр', rows));
    expect(whole).toBe('Рэестр\n\nІмя\t\tДата\nЯнка\t1149\t2024-03-12\n\n');
    expect(problems).toEqual([]);
    expect(sheets.map(({ name }) => name)).toEqual(['Рэестр']);
    const cells = sheets.flatMap(({ rows: found }) => found.flat());
    expect(cells.map(({ address, start, end }) => `${address}=${whole.slice(start, end)}`)).toEqual([
      'A2=Імя',
      'C2=Дата',
      'A3=Янка',
      'B3=1149',
      'C3=2024-03-12',
    ]);
  });

  it('do not fill memory because one cell stands far out', async () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const found = await read('far.xlsx', xlsxOf('x', far));
    expect(found.sheets?.[0]?.rows.at(-1)).toMatchObject([{ address: 'XFD1048576', value: '1' }]);
    expect(found.text?.length).toBeLessThan(20_000);
    const row = (at: number): string => `<row r="${at}"><c r="XFD${at}"><v>1</v></c></row>`;
    const wide = Array.from({ length: 2000 }, (_, at) => row(at + 1)).join('');
    expect(codesOf(await read('wide.xlsx', xlsxOf('x', wide)))).toEqual(['expansion-limit']);
  });

  it('of OpenDocument are read as those of Excel', async () => {
    const cell = (value: string, more = ''): string =>
      `<table:table-cell ${more}><text:p>${value}</text:p></table:table-cell>`;
    const day = 'office:value-type="date" office:date-value="2024-03-12"';
    const empty = '<table:table-cell table:number-columns-repeated="16381"/>';
    const body =
      `<table:table table:name="Рэестр"><table:table-row table:number-rows-repeated="1"><table:table-cell table:number-columns-repeated="2"/></table:table-row>` +
      `<table:table-row>${cell('Region', 'table:number-rows-spanned="2"')}${cell('Дата')}${cell('Held')}${empty}</table:table-row>` +
      `<table:table-row><table:covered-table-cell/>${cell('12 сак. 2024', day)}${cell('1 149,00', 'office:value-type="float" office:value="1149"')}</table:table-row>` +
      `<table:table-row table:number-rows-repeated="2">${cell('x', 'table:number-columns-repeated="2"')}${cell('yes', 'office:value-type="boolean" office:boolean-value="true"')}</table:table-row>` +
      `<table:table-row table:number-rows-repeated="1048570">${empty}</table:table-row></table:table>` +
      `<table:table table:name="Kept back" table:style-name="ta2"><table:table-row><table:table-cell><office:annotation><text:p>not told</text:p></office:annotation><text:p>two  <text:s/>lines</text:p><text:p>in one</text:p></table:table-cell></table:table-row></table:table>`;
    const styles =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const found = await read('register.ods', odsOf({ body, styles }));
    expect(found.text).toBe(
      'Рэестр\n\nRegion\tДата\tHeld\n\t2024-03-12\t1149\nx\tx\tTRUE\nx\tx\tTRUE\n\nKept back\ntwo  lines\nin one\n\n',
    );
    expect(found.extractor.name).toBe('ods');
    expect(codesOf(found)).toEqual(['hidden-content', 'hidden-content']);
    expect(found.sheets?.[0]?.rows.map((cells) => cells.map(({ address, value }) => `${address}=${value}`))).toEqual([
      [],
      ['A2=Region', 'B2=Дата', 'C2=Held'],
      ['A3=Region', 'B3=2024-03-12', 'C3=1149'],
      ['A4=x', 'B4=x', 'C4=TRUE'],
      ['A5=x', 'B5=x', 'C5=TRUE'],
    ]);
    for (const { start, end, value } of found.sheets?.flatMap(({ rows }) => rows.flat()) ?? [])
      expect(found.text?.slice(start, end)).toBe(value);
    expect(codesOf(await read('locked.ods', odsOf({ body: '', locked: true })))).toEqual(['encrypted']);
  });

  it('of OpenDocument that repeat a filled cell without end are left out whole', async () => {
    const bomb =
      '<table:table table:name="x"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>held</text:p></table:table-cell></table:table-row></table:table>';
    expect(codesOf(await read('bomb.ods', odsOf({ body: bomb })))).toEqual(['expansion-limit']);
  });

  it('show merged cells in every row, formulas by value, dates by their format, and say which sheets are hidden', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Region</t></is></c><c r="B1" s="1"><v>45363.5</v></c><c r="C1" t="b"><v>1</v></c></row>' +
      '<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="str"><f>A1</f><v>by formula</v></c></row>' +
      '<row r="3"><c r="B3" s="1"><v>60</v></c><c r="C3" t="e"><v>#N/A</v></c></row>' +
      '</sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells><sheetData>';
    const found = await read('x.xlsx', xlsxOf('Hidden" state="hidden', rows));
    expect(found.text).toBe('Hidden\nRegion\t2024-03-12T12:00:00\tTRUE\n\t2\tby formula\n\t1900-03-01\t#N/A\n\n');
    expect(found.sheets?.[0]?.rows.map((cells) => cells.map(({ address, value }) => `${address}=${value}`))).toEqual([
      ['A1=Region', 'B1=2024-03-12T12:00:00', 'C1=TRUE'],
      ['A2=Region', 'B2=2', 'C2=by formula'],
      ['A3=Region', 'B3=1900-03-01', 'C3=#N/A'],
    ]);
    expect(found.problems).toMatchObject([{ code: 'hidden-content', message: expect.stringContaining('Hidden') }]);
  });
});

describe('types (security test T38)', () => {
  it.each<[string, Uint8Array | string, string, readonly string[]]>([
    ['letter.pdf', docxOf({ body: paragraph('x') }), DOCX, ['type-mismatch']],
    ['letter.docx', pdfOf({ pages: [shownLines(['x'])] }), 'application/pdf', ['type-mismatch']],
    ['notes.txt', '<html><script>1</script><p>x', 'text/html', ['type-mismatch', 'active-content']],
    ['photo.jpg', PNG, 'image/png', ['type-mismatch', 'no-text']],
    ['photo.png', PNG, 'image/png', ['no-text']],
    [
      'letter.pdf',
      Buffer.from([1, 2, 3, 4, 5, 0, 0, 9]),
      'application/octet-stream',
      ['type-mismatch', 'type-unknown'],
    ],
    ['noname', Buffer.from([1, 2, 3, 4, 5, 0, 0, 9]), 'application/octet-stream', ['type-unknown']],
    ['old.doc', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1200, '0'), 'hex'), 'application/x-cfb', ['type-unknown']],
    ['empty.pdf', '', 'application/octet-stream', ['empty']],
    ['blank.txt', ' \n\t', 'text/plain', ['no-text']],
  ])('%s', async (name, content, mediaType, codes) => {
    const found = await read(name, content);
    expect([found.mediaType, codesOf(found)]).toEqual([mediaType, codes]);
  });

  it('are known by content and by name, both kept', async () => {
    expect((await read('photo.jpg', PNG)).typeFacts).toEqual({ fromContent: 'image/png', fromName: 'image/jpeg' });
  });
});

describe('limits', () => {
  it('end what takes too long or too much, and say so', async () => {
    const pdf = pdfOf({ pages: [shownLines(['x'])] });
    expect(codesOf(await read('x.pdf', pdf, { limits: { milliseconds: 20 } }))).toEqual(['parser-timeout']);
    expect(codesOf(await read('x.txt', 'x'.repeat(101), { limits: { textLength: 100 } }))).toEqual(['expansion-limit']);
    expect(codesOf(await read('x.txt', 'x'.repeat(9999), { limits: { outputBytes: 5000 } }))).toEqual([
      'expansion-limit',
    ]);
  });

  it('leave a file that is too large unread, but its type known', async () => {
    const limits = { inputBytes: 1000 };
    expect(await read('x.txt', 'x'.repeat(1000), { limits })).toMatchObject({ problems: [] });
    const found = await read('x.txt', 'x'.repeat(1001), { limits });
    expect(found).toMatchObject({ mediaType: 'text/plain', problems: [{ code: 'too-large-to-read' }] });
    expect(found.text).toBeUndefined();
  });

  it('stop on request', async () => {
    await expect(read('x.txt', 'x', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });
});
