import { describe, expect, it } from 'vitest';
import { makeApi } from './call.ts';
import { CallFault } from './call-fault.ts';
import { type Ask, fileNameOf, type Transport } from './transport.ts';

const answering = (status: number, body: unknown): Transport & { readonly asked: Ask[] } => {
  const asked: Ask[] = [];
  return {
    asked,
    ask: async (request) => {
      asked.push(request);
      return { status, body };
    },
    send: async () => ({ status, body }),
    fetchBytes: async () => ({ status, blob: new Blob([JSON.stringify(body)]), name: '' }),
    actWith: () => undefined,
  };
};
const caught = (promise: Promise<unknown>): Promise<CallFault> =>
  promise.then(
    () => expect.fail('it was not refused'),
    (thrown: unknown) => thrown as CallFault,
  );

describe('speaking with the house', () => {
  it('asks a deed by its name, with its input as JSON', async () => {
    const transport = answering(200, { confirmed: 2 });
    await makeApi(transport).call('register.confirm-claims', { claims: ['a', 'b'] });
    expect(transport.asked).toMatchObject([
      { method: 'POST', path: '/api/register/confirm-claims', body: { claims: ['a', 'b'] } },
    ]);
  });

  it('throws what the house refused, field by field', async () => {
    const faults = [
      { code: 'input-invalid', message: 'expected a date', field: 'takenOn' },
      { code: 'input-invalid', message: 'too long', field: 'uses.press' },
      { code: 'conflict', message: 'already so' },
    ];
    const fault = await caught(makeApi(answering(400, { faults })).call('team.read-desk', {}));
    expect(fault).toBeInstanceOf(CallFault);
    expect([fault.of('takenOn'), fault.of('uses'), fault.of('')]).toEqual([
      ['expected a date'],
      ['too long'],
      ['already so'],
    ]);
  });

  it('knows a locked workspace from a house that is gone', async () => {
    const locked = await caught(
      makeApi(answering(423, { faults: [{ code: 'locked', message: 'locked' }] })).call('team.read-desk', {}),
    );
    expect([locked.locked, locked.unreachable]).toEqual([true, false]);
    const gone: Transport = { ...answering(0, {}), ask: () => Promise.reject(new TypeError('Failed to fetch')) };
    const fault = await caught(makeApi(gone).call('team.read-desk', {}));
    expect([fault.locked, fault.unreachable]).toEqual([false, true]);
  });

  it('survives an answer that is no JSON of ours', async () => {
    expect((await caught(makeApi(answering(502, '<html>')).call('team.read-desk', {}))).message).toBe('status 502');
    expect((await caught(makeApi(answering(500, { faults: 'many' })).call('team.read-desk', {}))).faults).toEqual([]);
  });

  it('answers the id of a job', async () => {
    expect(await makeApi(answering(202, { job: 'j1' })).start('consolidate.propose-matches', {})).toBe('j1');
  });

  it('takes the encoded name of a file before the plain one', () => {
    expect(fileNameOf(`attachment; filename="_____.pdf"; filename*=UTF-8''%D0%BB%D1%96%D1%81%D1%82.pdf`)).toBe(
      'ліст.pdf',
    );
    expect(fileNameOf('attachment; filename="letter.pdf"')).toBe('letter.pdf');
    expect(fileNameOf('')).toBe('');
  });
});
