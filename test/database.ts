import pg from 'pg';

const serverRun = (): string => {
  const run = process.env['AMPARO_TEST_SERVER'];
  if (run === undefined)
    throw new Error('the test database server is not up: run the tests with npm test or npx vitest');
  return run;
};

let databases = 0;

/** A database of its own, from the template. */
export const testDatabaseUrl = async (): Promise<string> => {
  databases += 1;
  const name = `test_${process.pid}_${Math.trunc(performance.now() * 1000)}_${databases}`;
  const client = new pg.Client({ host: serverRun(), user: 'amparo', database: 'postgres' });
  await client.connect();
  await client.query(`create database ${name} template amparo_template`);
  await client.end();
  return `postgres://amparo@localhost/${name}?host=${serverRun()}`;
};
