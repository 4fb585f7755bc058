import { expect, it } from 'vitest';
import { printAnswer } from './print.ts';

/** T17 of the security page: words from foreign files on a terminal. */
it('hostile words are neutral on a terminal: one line each, no sign that moves the cursor or turns the text', () => {
  const hostile = 'note\n2 entries verified\r\u001b[2J\u001b]0;x\u0007\u009b31m\u202efdp.exe\u2066';
  const shapes: readonly unknown[] = [
    hostile,
    [hostile, hostile],
    { title: hostile, [hostile]: 1, inner: { [hostile]: [hostile] } },
    [{ title: hostile, [hostile]: 2 }],
  ];
  const lines: string[] = [];
  for (const shape of shapes) printAnswer(shape, (line) => lines.push(line));
  expect(lines.length).toBe(1 + 2 + 5 + 2);
  for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  expect(lines[0]).toBe('note 2 entries verified �[2J�]0;x��31m�fdp.exe�');
});
