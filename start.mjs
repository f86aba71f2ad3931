#!/usr/bin/env node
// One door for every command: installs what is missing, builds what has changed, then starts, tests or runs a verb.
// Node's own modules only, since it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const [verb = 'start', ...rest] = process.argv.slice(2);
const bin = (name) => join(root, 'node_modules', '.bin', name);
const began = Date.now();
const say = (words) => console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${words}`);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Sounding needs Node 20.19 or newer. Found: ${process.versions.node}. Install a newer Node and try again.`,
  );
  process.exit(1);
}

const verbs = {
  start: async () => {
    install();
    build();
    process.exit(
      await run(process.execPath, ['--enable-source-maps', join(root, 'dist', 'server', 'main.js')]),
    );
  },
  build: () => {
    install();
    build();
  },
  dev: async () => {
    install();
    build();
    process.exit(
      await run(process.execPath, [
        '--watch',
        '--enable-source-maps',
        join(root, 'dist', 'server', 'main.js'),
      ]),
    );
  },
  check: () => {
    install();
    must('types', bin('tsc'), ['-p', root]);
    must('lint and format', bin('biome'), ['check', root]);
    must('unused code', bin('knip'), []);
  },
  test: () => {
    install();
    const parts = [];
    const part = (name, work) => {
      const from = Date.now();
      const ok = work();
      parts.push([name, (Date.now() - from) / 1000]);
      return ok;
    };
    let ok = part(
      'types',
      () => spawnSync(bin('tsc'), ['-p', root], { cwd: root, stdio: 'inherit' }).status === 0,
    );
    ok = part('build', () => build() !== false) && ok;
    const chromium = findChromium();
    const report = join(root, 'dist', 'test-report.json');
    const named = rest.filter((word) => word !== '--');
    const done = part('tests', () => {
      const result = spawnSync(
        bin('vitest'),
        // On two cores vitest alone would use one: browsers and disks are waited for, so two files at once take half as long.
        [
          'run',
          `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
          ...named,
        ],
        {
          cwd: root,
          stdio: 'inherit',
          env: { ...process.env, CHROMIUM: chromium, SOUNDING_ROOT: root },
        },
      );
      return result.status === 0;
    });
    const { passed, failed } = countTests(report);
    for (const [name, seconds] of parts) console.log(`${seconds.toFixed(1).padStart(6)} s  ${name}`);
    for (const [name, seconds] of secondsByProject(report))
      console.log(`${seconds.toFixed(1).padStart(6)} s    of which ${name}`);
    const broken = ok ? 0 : 1;
    if (!ok) console.log('The type check failed; it counts as one failure.');
    console.log(`${passed} passed, ${failed + broken} failed`);
    process.exit(ok && done && failed === 0 && passed > 0 ? 0 : 1);
  },
  job: async () => {
    install();
    build();
    const [name, ...words] = rest.filter((word) => word !== '--');
    if (name === 'restore')
      process.exit(
        await run(process.execPath, [join(root, 'dist', 'server', 'main.js'), 'restore', ...words]),
      );
    if (name === undefined) {
      console.error(
        'Name a job: npm run job back-up, close-waves, send-reminders or send-messages. With the server stopped: npm run job restore -- FILE',
      );
      process.exit(1);
    }
    process.exit(await askServer(name));
  },
  pictures: async () => {
    install();
    build();
    const CHROMIUM = findChromium();
    const taken = await run(bin('tsx'), [join(root, 'tests', 'pictures.ts')], { CHROMIUM });
    // The table of what axe finds on each page is made where it is held.
    const table = { CHROMIUM, ACCESSIBILITY_TABLE: join(root, 'docs', 'accessibility.md') };
    const looked = await run(bin('vitest'), ['run', '--project', 'pages', 'accessibility'], table);
    process.exit(taken || looked);
  },
  reference: async () => {
    install();
    process.exit(await run(bin('tsx'), [join(root, 'tests', 'reference', 'run.ts'), ...rest]));
  },
  'read-survey': async () => {
    install();
    process.exit(await run(bin('tsx'), [join(root, 'server', 'read-survey.ts'), ...rest]));
  },
  'verify-draw': async () => {
    install();
    process.exit(await run(bin('tsx'), [join(root, 'server', 'verify-draw.ts'), ...rest]));
  },
  bench: async () => {
    install();
    build();
    process.exit(
      await run(bin('tsx'), [join(root, 'tests', 'bench', 'index.ts'), ...rest], {
        CHROMIUM: findChromium(),
      }),
    );
  },
};

if (!Object.hasOwn(verbs, verb)) {
  console.error(`There is no verb ${verb}. Use one of: ${Object.keys(verbs).join(', ')}.`);
  process.exit(1);
}
await verbs[verb]();

/** Installs the locked packages when the lock file has changed since the last install. */
function install() {
  const stamp = join(root, 'node_modules', '.sounding-lock');
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (existsSync(join(root, 'node_modules')) && lstatSync(join(root, 'node_modules')).isSymbolicLink()) {
    console.error(
      'node_modules is a link to another folder’s packages, and its lock file is another one. Remove the link, and start again.',
    );
    process.exit(1);
  }
  say('installing packages (the first time takes a minute)');
  must('the install', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, hash);
  say('packages installed');
}

/** Builds pages and server when their sources have changed since the last build. */
function build() {
  const stamp = join(root, 'dist', '.sounding-sources');
  const hash = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  say('building');
  mkdirSync(join(root, 'dist'), { recursive: true });
  const quiet = ['--logLevel', 'warn'];
  must('the build of the member pages', bin('vite'), ['build', ...quiet]);
  must('the build of the staff screens', bin('vite'), ['build', '--mode', 'staff', ...quiet]);
  must('the build of the renderer', bin('vite'), ['build', '--ssr', ...quiet]);
  must('the build of the server', bin('vite'), ['build', '--config', 'vite.server.config.ts', ...quiet]);
  writeFileSync(stamp, hash);
  say('built');
  return true;
}

function hashSources() {
  const hash = createHash('sha256');
  const take = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const full = join(path, entry.name);
      if (entry.isDirectory()) take(full);
      else if (/\.(ts|tsx|css|html|mjs)$/.test(entry.name))
        hash.update(relative(root, full)).update(readFileSync(full));
    }
  };
  for (const room of ['surveys', 'analysis', 'db', 'server', 'web'])
    if (existsSync(join(root, room))) take(join(root, room));
  for (const file of ['package-lock.json', 'vite.config.ts', 'vite.phone.ts', 'vite.server.config.ts'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Where Chromium is; installs Debian's when there is none and this may be done here. */
function findChromium() {
  const places = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const found = () => places.find((place) => place && existsSync(place) && statSync(place).isFile());
  if (found()) return found();
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    say('installing Chromium for the browser tests');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (found()) return found();
  }
  console.error(
    'The browser tests need Chromium. Install it (Debian: sudo apt-get install -y chromium), or set CHROMIUM to where it is.',
  );
  process.exit(1);
}

function countTests(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that could not be read, or fell over before its tests or after them, counts as one failure.
  const unread = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  return { passed: numPassedTests, failed: numFailedTests + unread };
}

function secondsByProject(report) {
  if (!existsSync(report)) return [];
  const sums = new Map();
  for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    const part = relative(join(root, 'tests'), file.name).split('/')[0];
    sums.set(part, (sums.get(part) ?? 0) + (file.endTime - file.startTime) / 1000);
  }
  return [...sums].sort((a, b) => b[1] - a[1]);
}

function must(what, command, words) {
  const { status } = spawnSync(command, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: undefined },
  });
  if (status !== 0) {
    console.error(`${what} failed (exit ${status}). What stands above says why.`);
    process.exit(1);
  }
}

/** Runs a command in this terminal, handing signals on; resolves to its exit code. */
function run(command, words, more = {}) {
  const child = spawn(command, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SOUNDING_ROOT: root, ...more },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0))));
}

/** Asks the running server, through the socket in its data folder, to do a job now. */
function askServer(name) {
  const isDemo = process.env.SOUNDING_DEMO?.trim() !== 'off';
  const folder = process.env.DATA_DIR?.trim() || join(root, 'data', isDemo ? 'demo' : 'panel');
  return new Promise((resolve) => {
    const asked = request(
      { socketPath: join(folder, 'control.sock'), path: `/${encodeURIComponent(name)}`, method: 'POST' },
      (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => {
          console.log(text);
          resolve(response.statusCode === 200 ? 0 : 1);
        });
      },
    );
    asked.on('error', () => {
      console.error(
        `No server is running on ${folder}. Start it with npm start, or set DATA_DIR to the folder it uses.`,
      );
      resolve(1);
    });
    asked.end();
  });
}
