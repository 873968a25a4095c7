// Compiles the four JSON Schemas in ajv's strict mode and reads files by them: what is real holds, what is broken does not.
//
//     npm ci --ignore-scripts
//     node .ci/schemas/index.mjs target/release/policygap

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const gap = path.resolve(process.argv[2] ?? 'target/release/policygap');
const root = path.resolve(import.meta.dirname, '../..');
let wrong = 0;
let read = 0;

function tell(message) {
    wrong += 1;
    console.error(message);
}

const validators = Object.fromEntries(['policy', 'records', 'checklist', 'result'].map((name) => {
    const schema = JSON.parse(execFileSync(gap, ['schema', name], { maxBuffer: 1 << 26 }));
    // One ajv each, so that no schema leans on another; `strict` refuses unknown keywords and formats, several types under
    // one `type`, and required keys that nothing describes.
    return [name, new Ajv({ strict: true, allErrors: true }).compile(schema)];
}));

function holds(kind, value, what) {
    read += 1;
    if (!validators[kind](value)) {
        const first = validators[kind].errors.slice(0, 3).map((error) => `${error.instancePath}: ${error.message}`);
        tell(`${what} does not hold as a ${kind}:\n  ${first.join('\n  ')}`);
    }
}

function breaks(kind, value, what) {
    read += 1;
    if (validators[kind](value)) tell(`${what} holds as a ${kind}, and should not.`);
}

const yaml = (file) => parse(readFileSync(path.join(root, file), 'utf8'));
const files = (folder) =>
    readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.yaml')).sort().map((name) => `${folder}/${name}`);

for (const folder of ['policies', 'examples/repository/policies']) {
    for (const file of files(folder)) {
        holds(file.endsWith('.records.yaml') ? 'records' : 'policy', yaml(file), file);
    }
}
for (const file of files('checklists')) holds('checklist', yaml(file), file);
for (const kind of ['policy', 'records', 'checklist']) {
    holds(kind, yaml(`tests/it/schema/${kind}.yaml`), `every key of a ${kind}`);
}
holds('checklist', yaml('tests/it/schema/extension.yaml'), 'a checklist that only changes others');
const audit = spawnSync(gap, ['audit', 'policies', '--on', '2026-11-22', '--format', 'json'], { cwd: root, maxBuffer: 1 << 28 });
holds('result', JSON.parse(audit.stdout), 'the result of an audit');

// A value of a wrong form at the place of each key of the samples that hold every key, and a key that nobody knows.
for (const kind of ['policy', 'records', 'checklist']) {
    const sample = yaml(`tests/it/schema/${kind}.yaml`);
    const groups = [['', sample]];
    for (const [at, group] of groups) {
        for (const [key, value] of Object.entries(group)) {
            const where = `${at}/${key}`;
            if (value !== null && typeof value === 'object') groups.push([where, value]);
            for (const other of [[[]], { zzz: 'zzz' }]) {
                group[key] = other;
                // A topic may have any name, and a list in a list is what some keys of a checklist take.
                if (where !== '/topics') breaks(kind, sample, `${where} as ${JSON.stringify(other)}`);
            }
            group[key] = value;
        }
        if (!Array.isArray(group) && at !== '/topics') {
            group.zzz = 'zzz';
            breaks(kind, sample, `a key zzz under ${at || 'the file'}`);
            delete group.zzz;
        }
    }
}

console.log(`${read} values were read by four schemas in strict mode; ${wrong} came out wrong.`);
if (read < 500) tell('Fewer values were read than there are keys.');
process.exitCode = wrong === 0 ? 0 : 1;
