import { openDeeds } from '@amparo/features/catalogue';
import type { Deed } from '@amparo/features/kernel/deed';
import { z } from 'zod';

/** The path of a deed: `/api/register/confirm-claims`. */
export const pathOf = (deed: { readonly name: string }): string => `/api/${deed.name.replace('.', '/')}`;

/** OpenAPI 3.1 of all deeds that the server does, made from the catalogue (JSON Schema 2020-12, as 3.1 asks). */
export const openapi = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Amparo',
    version: '0.1.0',
    description:
      'Every deed by POST with JSON; reading deeds also by GET with their fields as query. The header X-Amparo-Token carries the token of the start.',
  },
  components: {
    securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Amparo-Token' } },
    schemas: {
      Faults: {
        type: 'object',
        required: ['faults'],
        properties: {
          faults: {
            type: 'array',
            items: {
              type: 'object',
              required: ['code', 'message'],
              properties: { code: { type: 'string' }, message: { type: 'string' }, field: { type: 'string' } },
            },
          },
        },
      },
      Job: { type: 'object', required: ['job'], properties: { job: { type: 'string', format: 'uuid' } } },
    },
  },
  security: [{ token: [] }],
  paths: Object.fromEntries(
    openDeeds.filter(({ kind }) => kind !== 'local').map((deed) => [pathOf(deed), operationsOf(deed)]),
  ),
});

const operationsOf = (deed: Deed) => {
  const input = z.toJSONSchema(deed.input, { io: 'input', unrepresentable: 'any' });
  const common = {
    operationId: deed.name,
    summary: deed.summary,
    tags: [deed.name.split('.')[0]],
    responses: responsesOf(deed),
  };
  const post =
    deed.kind === 'write' && deed.takes === 'bytes'
      ? {
          ...common,
          parameters: [
            { name: 'input', in: 'query', required: true, content: { 'application/json': { schema: input } } },
          ],
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : { ...common, requestBody: { content: { 'application/json': { schema: input } } } };
  if (deed.kind !== 'read') return { post };
  const fields = Object.entries((input as { properties?: Record<string, unknown> }).properties ?? {});
  const required = (input as { required?: string[] }).required ?? [];
  const get = {
    ...common,
    operationId: `${deed.name}.get`,
    parameters: fields.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema })),
  };
  return deed.gives === 'bytes' ? { get } : { post, get };
};

const responsesOf = (deed: Deed) => {
  const faults = {
    description: 'what is wrong',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Faults' } } },
  };
  const failures = {
    '400': faults,
    '401': faults,
    '403': faults,
    '404': faults,
    '409': faults,
    '422': faults,
    '423': faults,
  };
  if (deed.kind === 'job') {
    return {
      '202': {
        description: 'the job',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Job' } } },
      },
      ...failures,
    };
  }
  if (deed.kind === 'read' && deed.gives === 'bytes') {
    return { '200': { description: 'the bytes', content: { 'application/octet-stream': {} } }, ...failures };
  }
  const schema = z.toJSONSchema(deed.output, { io: 'input', unrepresentable: 'any' });
  return { '200': { description: 'the answer', content: { 'application/json': { schema } } }, ...failures };
};
