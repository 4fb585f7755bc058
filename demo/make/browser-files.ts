import { type Browser, chromium } from 'playwright-core';
import { greyPng } from './grey-png.ts';
import { sheetsOf } from './page-layout.ts';

/** The day the printed file names as its own, in the form of ISO 32000-1 §7.9.4; the length stays what it was. */
const dated = (pdf: Buffer, day: string): Buffer => {
  const stamp = `D:${day.replaceAll('-', '')}120000+00'00'`;
  return Buffer.from(
    pdf.toString('latin1').replace(/D:\d{14}\+00'00'/gu, () => stamp),
    'latin1',
  );
};

const printed = async (browser: Browser, source: string, about: { title: string; language: string; day: string }) => {
  const page = await browser.newPage();
  await page.setContent(sheetsOf(source, about));
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  await page.close();
  return dated(pdf, about.day);
};

/** Runs in the page: the luma (Rec. 601) of each pixel of an image. */
const GREY_OF = (url: string): string => `(async () => {
  const image = new Image();
  image.src = ${JSON.stringify(url)};
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const grey = [];
  for (let at = 0; at < data.length; at += 4) grey.push(Math.round(0.3 * data[at] + 0.59 * data[at + 1] + 0.11 * data[at + 2]));
  return grey;
})()`;

/** The upper part of an A4 sheet at 150 dots an inch. */
const SCAN = { width: 1240, height: 1000, perInch: 150 };

const scanned = async (browser: Browser, html: string): Promise<Buffer> => {
  const page = await browser.newPage({ viewport: { width: SCAN.width, height: SCAN.height } });
  await page.setContent(html);
  const shot = await page.screenshot();
  const grey: number[] = await page.evaluate(GREY_OF(`data:image/png;base64,${shot.toString('base64')}`));
  await page.close();
  return greyPng(Uint8Array.from(grey), SCAN.width, SCAN.height, SCAN.perInch);
};

/** Print and scan the documents that need a browser; `executable` is a Chromium on this machine. */
export const withBrowser = async <T>(
  executable: string,
  work: (tools: {
    print: (source: string, about: { title: string; language: string; day: string }) => Promise<Buffer>;
    scan: (html: string) => Promise<Buffer>;
  }) => Promise<T>,
): Promise<T> => {
  const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] });
  try {
    return await work({
      print: (source, about) => printed(browser, source, about),
      scan: (html) => scanned(browser, html),
    });
  } finally {
    await browser.close();
  }
};
