import { boundOn } from '@amparo/core/law/binding';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { checkValue } from '@amparo/core/schema/check-value';
import { findTerm } from '@amparo/core/schema/schema';
import type { LettersReference } from '@amparo/un-letters';
import { describe, expect, it } from 'vitest';
import { FICTIONAL_LAW, loadDomainData } from './domain-data.ts';

describe('the domain model and the law as the program loads them', () => {
  const { schema, law } = loadDomainData();

  it('are whole, and the schema knows the terms of the law', () => {
    expect(findTerm(schema, 'mandate', 'sr-torture')?.label.be).toMatch(/катаванняў/);
    expect(checkValue(schema, 'Communication.state', { kind: 'term', vocabulary: 'state', code: 'BLR' })).toEqual([]);
    expect(
      checkValue(schema, 'Act.type', { kind: 'term', vocabulary: 'violation-type', code: 'family-contact' }),
    ).toEqual([]);
  });

  it('know the fictional State only when its files are added', () => {
    expect(boundOn(law, 'XVR', 'ICCPR', '2024-01-01').bound).toBeNull();
    const demo = loadDomainData(FICTIONAL_LAW);
    expect(boundOn(demo.law, 'XVR', 'ICCPR', '2024-01-01')).toMatchObject({
      bound: true,
      since: '1973-11-12',
      source: 'fictional',
    });
    expect(boundOn(demo.law, 'XVR', 'OPCAT', '2024-01-01')).toMatchObject({ bound: false, reason: 'signed-only' });
    expect(boundOn(demo.law, 'XVR', 'ICCPR-OP1', '2024-01-01')).toMatchObject({ bound: false, reason: 'denounced' });
    expect(findTerm(demo.schema, 'mandate', 'sr-veresk')).toBeDefined();
  });

  it('fit what the reader of letters asks for', () => {
    const reference: LettersReference = lettersReference(law);
    expect(reference.instruments.length).toBe(28);
  });
});
