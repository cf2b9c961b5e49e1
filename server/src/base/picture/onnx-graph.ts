// The part of the ONNX format (protocol buffers; onnx.proto3, IR version 3 and later) that it takes to change a model's
// graph: nodes with their inputs, outputs and attributes. All else passes through as it is.

/** A field of a message: its number, and its value as a number (varint), or as bytes. */
interface Field {
  number: number;
  wire: number;
  value: number;
  bytes: Uint8Array;
}

const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;
const NONE = new Uint8Array(0);

/** A varint, and where it ends. @throws Error the bytes end before it */
function varintAt(bytes: Uint8Array, start: number): [value: number, end: number] {
  for (let value = 0, factor = 1, at = start; ; factor *= 128) {
    const byte = bytes[at++];
    if (byte === undefined) throw new Error('the model is cut short');
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at];
  }
}

/** @throws Error the bytes are no protocol buffer */
function* readFields(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    const [value, end] = varintAt(message, at);
    at = end;
    return value;
  };
  while (at < message.length) {
    const key = varint();
    const [number, wire] = [Math.floor(key / 8), key % 8];
    if (wire === VARINT) yield { number, wire, value: varint(), bytes: NONE };
    else if (wire === BYTES || wire === FIXED_32 || wire === FIXED_64) {
      const length = wire === BYTES ? varint() : wire === FIXED_32 ? 4 : 8;
      yield { number, wire, value: 0, bytes: message.subarray(at, at + length) };
      at += length;
    } else throw new Error(`the model has a field of wire type ${wire}`);
  }
}

const varintOf = (value: number): Uint8Array => {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
};
const writeField = ({ number, wire, value, bytes }: Field): Uint8Array[] => {
  const key = varintOf(number * 8 + wire);
  if (wire === VARINT) return [key, varintOf(value)];
  return wire === BYTES ? [key, varintOf(bytes.length), bytes] : [key, bytes];
};
const writeFields = (fields: Iterable<Field>): Uint8Array => Buffer.concat([...fields].flatMap(writeField));
const bytesField = (number: number, bytes: Uint8Array): Field => ({ number, wire: BYTES, value: 0, bytes });
const numberField = (number: number, value: number): Field => ({ number, wire: VARINT, value, bytes: NONE });
const textField = (number: number, text: string): Field => bytesField(number, Buffer.from(text));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** Numbers that a graph holds. */
export interface Weights {
  dims: number[];
  values: Float32Array;
}

/** What an attribute may say here; others are kept as they are. */
export type Attribute = number[] | { whole: number } | { float: number } | Weights;

/** A step of a graph. */
export interface GraphNode {
  op: string;
  inputs: string[];
  outputs: string[];
  attributes: Map<string, Uint8Array>;
}

const FLOAT = 1;
/** `AttributeProto.type` */
const KIND = { float: 1, whole: 2, tensor: 4, wholes: 7 };

const wholesOf = ({ wire, value, bytes }: Field): number[] => {
  if (wire === VARINT) return [value];
  // Packed: varints one after the other.
  const wholes: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [whole, end] = varintAt(bytes, at);
    wholes.push(whole);
    at = end;
  }
  return wholes;
};

function readTensor(message: Uint8Array): Weights | null {
  const dims: number[] = [];
  let type = 0;
  let data: Uint8Array = NONE;
  for (const field of readFields(message)) {
    if (field.number === 1) dims.push(...wholesOf(field));
    if (field.number === 2) type = field.value;
    if (field.number === 4 || field.number === 9) data = field.bytes;
  }
  // A copy begins where four bytes may.
  return type === FLOAT ? { dims, values: new Float32Array(Uint8Array.from(data).buffer) } : null;
}

function writeTensor({ dims, values }: Weights): Uint8Array {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return writeFields([...dims.map((dim) => numberField(1, dim)), numberField(2, FLOAT), bytesField(9, raw)]);
}

/** An attribute as the format has it. */
export function attributeOf(name: string, said: Attribute): [string, Uint8Array] {
  const fields = [textField(1, name)];
  if (Array.isArray(said)) fields.push(...said.map((whole) => numberField(8, whole)), numberField(20, KIND.wholes));
  else if ('whole' in said) fields.push(numberField(3, said.whole), numberField(20, KIND.whole));
  else if ('values' in said) fields.push(bytesField(5, writeTensor(said)), numberField(20, KIND.tensor));
  else {
    const float = new Uint8Array(Float32Array.of(said.float).buffer);
    fields.push({ number: 2, wire: FIXED_32, value: 0, bytes: float }, numberField(20, KIND.float));
  }
  return [name, writeFields(fields)];
}

/** The whole numbers that an attribute of a node says; none where it has no such attribute. */
export function wholesAt(node: GraphNode, name: string): number[] {
  const fields = [...readFields(node.attributes.get(name) ?? NONE)];
  return fields.filter(({ number }) => number === 3 || number === 8).flatMap(wholesOf);
}

/** The float that an attribute of a node says; null: it has no such attribute. */
export function floatAt(node: GraphNode, name: string): number | null {
  const field = [...readFields(node.attributes.get(name) ?? NONE)].find(({ number }) => number === 2);
  return field ? Buffer.from(field.bytes).readFloatLE() : null;
}

/** What a `Constant` holds, where that is floats. */
export function weightsOf(node: GraphNode): Weights | null {
  for (const { number, bytes } of readFields(node.attributes.get('value') ?? NONE))
    if (number === 5) return readTensor(bytes);
  return null;
}

const readNode = (message: Uint8Array): GraphNode => {
  const node: GraphNode = { op: '', inputs: [], outputs: [], attributes: new Map() };
  for (const { number, bytes } of readFields(message)) {
    if (number === 1) node.inputs.push(textOf(bytes));
    if (number === 2) node.outputs.push(textOf(bytes));
    if (number === 4) node.op = textOf(bytes);
    if (number !== 5) continue;
    const name = [...readFields(bytes)].find((field) => field.number === 1);
    node.attributes.set(textOf(name?.bytes ?? NONE), bytes);
  }
  return node;
};

const writeNode = ({ op, inputs, outputs, attributes }: GraphNode): Uint8Array =>
  writeFields([
    ...inputs.map((name) => textField(1, name)),
    ...outputs.map((name) => textField(2, name)),
    textField(4, op),
    ...[...attributes.values()].map((bytes) => bytesField(5, bytes)),
  ]);

const GRAPH = 7;
const NODE = 1;

/** A model with the nodes of its graph changed; all else stays. @throws Error it is no ONNX model */
export function changeGraph(model: Uint8Array, change: (nodes: GraphNode[]) => GraphNode[]): Uint8Array {
  const fields = [...readFields(model)].map((field) => {
    if (field.number !== GRAPH) return field;
    const parts = [...readFields(field.bytes)];
    const nodes = change(parts.filter(({ number }) => number === NODE).map(({ bytes }) => readNode(bytes)));
    const others = parts.filter(({ number }) => number !== NODE);
    return bytesField(GRAPH, writeFields([...nodes.map((node) => bytesField(NODE, writeNode(node))), ...others]));
  });
  return writeFields(fields);
}
