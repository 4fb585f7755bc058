import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** True when OpenStack Swift is installed (Debian: swift-proxy swift-account swift-container swift-object). */
export const hasSwift = ['proxy', 'account', 'container', 'object'].every(
  (part) => spawnSync('which', [`swift-${part}-server`]).status === 0,
);

export interface S3Server {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly stop: () => Promise<void>;
}

/** A real S3 server on loopback: OpenStack Swift with its s3api, one disk, one replica, in a folder of its own. */
export const startSwift = async (): Promise<S3Server> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-swift-'));
  const ports = await freePorts(4);
  const [proxy = 0, account = 0, container = 0, object = 0] = ports;
  mkdirSync(join(folder, 'node/d1'), { recursive: true });
  writeFileSync(
    join(folder, 'swift.conf'),
    '[swift-hash]\nswift_hash_path_suffix = amparo\nswift_hash_path_prefix = x\n',
  );
  for (const [name, port] of [
    ['account', account],
    ['container', container],
    ['object', object],
  ] as const) {
    const ring = join(folder, `${name}.builder`);
    const build = (...words: string[]): void => {
      const { status, stderr, stdout } = spawnSync('swift-ring-builder', [ring, ...words], { encoding: 'utf8' });
      if (status !== 0 && status !== 1) throw new Error(`swift-ring-builder ${words.join(' ')}: ${stdout}${stderr}`);
    };
    build('create', '2', '1', '1');
    build('add', `r1z1-127.0.0.1:${port}/d1`, '1');
    build('rebalance');
    writeFileSync(join(folder, `${name}.conf`), storageConf(folder, name, port));
  }
  writeFileSync(join(folder, 'proxy.conf'), proxyConf(folder, proxy));
  const children = (['account', 'container', 'object', 'proxy'] as const).map((name) => startPart(folder, name));
  const stop = async (): Promise<void> => {
    for (const child of children) {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    }
    await pause(100);
    rmSync(folder, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${proxy}`;
  for (let tries = 0; ; tries += 1) {
    const status = await fetch(`${endpoint}/healthcheck`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) break;
    if (tries > 150) {
      await stop();
      throw new Error('Swift did not start');
    }
    await pause(100);
  }
  return { endpoint, accessKeyId: 'test:tester', secretAccessKey: 'testing', stop };
};

const startPart = (folder: string, name: string): ChildProcess => {
  const child = spawn(`swift-${name}-server`, [join(folder, `${name}.conf`)], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, SWIFT_DIR: folder },
  });
  child.unref();
  return child;
};

const head = (folder: string, port: number): string => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${folder}
devices = ${join(folder, 'node')}
mount_check = false
log_level = ERROR
fallocate_reserve = 0
disable_fallocate = true
`;

const storageConf = (folder: string, name: string, port: number): string => `${head(folder, port)}
[pipeline:main]
pipeline = ${name}-server

[app:${name}-server]
use = egg:swift#${name}
replication_server = true
allow_versions = true
`;

const proxyConf = (folder: string, port: number): string => `${head(folder, port)}
[pipeline:main]
pipeline = catch_errors healthcheck proxy-logging cache listing_formats bulk s3api tempauth copy slo dlo versioned_writes symlink proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true

[filter:catch_errors]
use = egg:swift#catch_errors
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:proxy-logging]
use = egg:swift#proxy_logging
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
s3_acl = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_object_versioning = true
[filter:symlink]
use = egg:swift#symlink
`;

const freePorts = async (count: number): Promise<number[]> => {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  for (const server of servers) server.close();
  return ports;
};
