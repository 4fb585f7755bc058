import pg from 'pg';

const serverUrl = (): string => {
  const url = process.env['AMPARO_TEST_SERVER'];
  if (url === undefined)
    throw new Error('the test database server is not up: run the tests with npm test or npx vitest');
  return url;
};

/** The address of another database on the server of the tests. */
export const urlOfDatabase = (name: string): string => {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
};

let databases = 0;

/** A database of its own, from the template. */
export const testDatabaseUrl = async (): Promise<string> => {
  databases += 1;
  const name = `test_${process.pid}_${Math.trunc(performance.now() * 1000)}_${databases}`;
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  await client.query(`create database ${name} template amparo_template`);
  await client.end();
  return urlOfDatabase(name);
};
