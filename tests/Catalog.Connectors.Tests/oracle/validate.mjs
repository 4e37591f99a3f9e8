// Reads {"table", "document"} a line and answers 1 (valid) or 0 a line, by the official schemas in the folder given.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv2019 from 'ajv/dist/2019.js';

const folder = process.argv[2];
const ajv = new Ajv2019.default({ strict: false, validateFormats: false });
const validators = new Map();

const validatorOf = table => {
  if (!validators.has(table)) {
    const file = `${folder}/${table.replace('-', '-json-schema-v')}.json`;
    validators.set(table, ajv.compile(JSON.parse(readFileSync(file, 'utf8'))));
  }
  return validators.get(table);
};

for await (const line of createInterface({ input: process.stdin })) {
  const { table, document } = JSON.parse(line);
  console.log(validatorOf(table)(document) ? '1' : '0');
}
