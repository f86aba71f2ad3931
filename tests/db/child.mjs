// A second process for the tests of the database: holds a lock, asks for the owner's place, or writes until it is killed.
import { register } from 'tsx/esm/api';

register();
const [task, folder] = process.argv.slice(2);
const { createClient } = await import('@libsql/client');

if (task === 'hold-write-lock') {
  const client = createClient({ url: `file:${folder}/sounding.db` });
  await client.execute('PRAGMA journal_mode = WAL');
  const held = await client.transaction('write');
  console.log('held');
  process.stdin.once('data', async () => {
    await held.rollback();
    client.close();
    process.exit(0);
  });
} else if (task === 'own') {
  const { connect } = await import('../../db/connect.ts');
  try {
    await connect(folder);
    console.log('owned');
    setInterval(() => {}, 1000);
  } catch (error) {
    console.log(error.code);
    process.exit(0);
  }
} else if (task === 'write-until-killed') {
  const { connect } = await import('../../db/connect.ts');
  const { createWriter } = await import('../../db/writer.ts');
  const { keepFolderFact } = await import('../../db/queries/footprints.ts');
  const writer = createWriter(await connect(folder));
  for (let number = 0; ; number += 8) {
    const group = Array.from({ length: 8 }, (_, index) => number + index);
    await Promise.all(
      group.map(async (one) => {
        await writer.writeUnbound((write) => keepFolderFact(write, `fact ${one}`, String(one)));
        process.stdout.write(`${one}\n`);
      }),
    );
  }
}
