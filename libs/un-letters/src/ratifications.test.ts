import { describe, expect, it } from 'vitest';
import { vectorReference } from '../vectors/reference.ts';
import { findDates } from './dates.ts';
import { findProvisions } from './provisions.ts';
import { findRatifications, otherDates } from './ratifications.ts';
import { viewOf } from './view.ts';

const ratified = (source: string): readonly string[] => {
  const { text } = viewOf(source);
  return findRatifications(text, findProvisions(text, vectorReference).anchors, findDates(text)).map(
    ({ instrument, date }) => `${instrument} ${date}`,
  );
};

describe('when a State became bound', () => {
  it.each([
    ['the ICCPR, ratified by Veresk on 12 November 1973', ['ICCPR 1973-11-12']],
    ['the ICCPR ("the Covenant"), to which Tarvia acceded on 14 September 1993', ['ICCPR 1993-09-14']],
    ['the ICCPR, acceded to by on 4 January 1999', ['ICCPR 1999-01-04']],
    ['le PIDCP, auquel la Tarvia a adhéré le 24 mai 1984', ['ICCPR 1984-05-24']],
    ['la CEDAW, ratificada por San Aurelio el 23 de agosto de 1971', ['CEDAW 1971-08-23']],
    ['Veresk ratified the ICCPR on 12 November 1973.', ['ICCPR 1973-11-12']],
    [
      'the ICCPR and the ICESCR, both ratified by Veresk on 12 November 1973',
      ['ICCPR 1973-11-12', 'ICESCR 1973-11-12'],
    ],
    [
      'the CAT and the CRC, ratified on 13 March 1987 and 1 October 1990 respectively',
      ['CAT 1987-03-13', 'CRC 1990-10-01'],
    ],
    ['the ICCPR, signed on 19 March 1968', []],
    ['The ICCPR protects all. On 3 May 2020 the court ratified the verdict.', []],
  ])('%s', (text, expected) => expect([...ratified(text)].sort()).toEqual([...expected].sort()));

  it('a printed date is compared with those that the law knows', () => {
    const consents = [{ state: 'XVR', instrument: 'ICCPR', dates: ['1973-11-12'] }];
    expect(otherDates({ instrument: 'ICCPR', date: '1973-11-12' }, 'XVR', consents)).toBeUndefined();
    expect(otherDates({ instrument: 'ICCPR', date: '1973' }, 'XVR', consents)).toBeUndefined();
    expect(otherDates({ instrument: 'ICCPR', date: '1976-03-23' }, 'XVR', consents)).toEqual(['1973-11-12']);
    expect(otherDates({ instrument: 'CRC', date: '1990-10-01' }, 'XVR', consents)).toBeUndefined();
  });
});
