// Reads {"tables", "document"} a line and answers, a line, 1 (valid) or 0 for each table, by the official schemas in the
// folders given.
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv2019 from 'ajv/dist/2019.js';

const folders = process.argv.slice(2);
const ajv = new Ajv2019.default({ strict: false, validateFormats: false });
const validators = new Map();

const validatorOf = table => {
  if (!validators.has(table)) {
    const name = `${table.replace('-', '-json-schema-v')}.json`;
    const file = folders.map(folder => `${folder}/${name}`).find(existsSync);
    validators.set(table, ajv.compile(JSON.parse(readFileSync(file, 'utf8'))));
  }
  return validators.get(table);
};

const answers = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { tables, document } = JSON.parse(line);
  answers.push(tables.split(' ').map(table => (validatorOf(table)(document) ? '1' : '0')).join(''));
}
if (answers.length > 0) process.stdout.write(`${answers.join('\n')}\n`);
