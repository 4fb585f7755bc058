import { type Block, blocksOf, type Run } from './markup.ts';
import { escapeXml } from './xml.ts';

const STYLE = `@page{size:A4;margin:0}*{box-sizing:border-box}body{margin:0;font:11.4pt/1.42 'Liberation Serif','Times New Roman',serif;color:#111}
.page{position:relative;width:210mm;height:297mm;padding:24mm 25mm 30mm;break-after:page;overflow:hidden}
p,h1,h2{margin:0 0 9pt;text-align:justify;hyphens:none}h1{font-size:17pt;text-align:left;line-height:1.2}h2{font-size:11.4pt;margin-top:12pt}
.head{text-align:center;font-size:9pt;letter-spacing:.04em;border-bottom:.6pt solid #555;padding-bottom:5pt;margin-bottom:15pt}
.right{text-align:right;margin-bottom:3pt}.right+.text{margin-top:10pt}.small{font-size:9pt;margin-top:20pt}.sign{margin:12pt 0 0}.bullet{padding-left:16pt;text-indent:-10pt}
.feet{position:absolute;left:25mm;right:25mm;bottom:17mm;font-size:9pt}.feet p{margin:0;padding-top:3pt;border-top:.6pt solid #555}
.number{position:absolute;left:0;right:0;bottom:10mm;text-align:center;font-size:9pt}sup{line-height:0}`;

/** Runs in the page: whole blocks flow into sheets; a note goes to the foot of the sheet that its mark stands on. */
const FLOW = `for(const source of document.querySelectorAll('.source')){const blocks=[...source.children];let page,feet,count=0;
const open=()=>{page=document.createElement('section');page.className='page';feet=document.createElement('div');feet.className='feet';const n=document.createElement('div');n.className='number';n.textContent=String(++count);page.append(feet,n);source.before(page)};
const full=()=>{const box=page.getBoundingClientRect();const last=[...page.children].filter(e=>e!==feet&&!e.classList.contains('number')).at(-1);return last&&last.getBoundingClientRect().bottom>box.bottom-113-feet.offsetHeight};
open();for(let i=0;i<blocks.length;i+=1){const group=[blocks[i]];while(group.at(-1).matches('h2,.sign')&&blocks[i+1])group.push(blocks[++i]);
const notes=[];while(blocks[i+1]?.matches('.note'))notes.push(blocks[++i]);
const put=()=>{for(const b of group)feet.before(b);for(const b of notes)feet.append(b)};put();if(full()){open();put()}}source.remove()}`;

const run = (part: Run): string => {
  const words = escapeXml(part.text);
  if (part.raised) return `<sup>${words}</sup>`;
  return part.bold ? `<b>${words}</b>` : words;
};

const element = (block: Block): string => {
  const inner = block.runs.map(run).join('');
  if (block.kind === 'title') return `<h1>${inner}</h1>`;
  if (block.kind === 'heading') return `<h2>${inner}</h2>`;
  if (block.kind === 'note') return `<p class="note">${inner.replace(/^(\d+) /u, '<sup>$1</sup> ')}</p>`;
  return `<p class="${block.kind}">${block.kind === 'bullet' ? '•&nbsp;&nbsp;' : ''}${inner}</p>`;
};

/** A text in the archive's markup as an HTML page that lays itself out in A4 sheets, ready to be printed. */
export const sheetsOf = (source: string, about: { title: string; language: string }): string =>
  `<!doctype html><html lang="${about.language}"><meta charset="utf-8"><title>${escapeXml(about.title)}</title><style>${STYLE}</style><body><div class="source">${blocksOf(source).map(element).join('')}</div><script>${FLOW}</script></body></html>`;
