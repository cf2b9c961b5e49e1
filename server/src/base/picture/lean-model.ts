import { attributeOf, changeGraph, floatAt, type GraphNode, type Weights, weightsOf, wholesAt } from './onnx-graph.ts';

/** A graph while it is changed: who makes a value, and who takes it. */
class Graph {
  nodes: GraphNode[];
  readonly #weights = new Map<string, Weights>();
  #made = new Map<string, GraphNode>();
  #taken = new Map<string, GraphNode[]>();

  constructor(nodes: GraphNode[]) {
    this.nodes = nodes;
    for (const node of nodes) {
      const weights = node.op === 'Constant' ? weightsOf(node) : null;
      if (weights) this.#weights.set(node.outputs[0] ?? '', weights);
      for (const output of node.outputs) this.#made.set(output, node);
      for (const input of node.inputs) this.#taken.set(input, [...(this.#taken.get(input) ?? []), node]);
    }
  }

  weights(name: string | undefined): Weights | null {
    return this.#weights.get(name ?? '') ?? null;
  }
  /** A constant of one value; null: it is none. */
  scalar(name: string | undefined): number | null {
    const weights = this.weights(name);
    return weights?.values.length === 1 ? (weights.values[0] ?? null) : null;
  }
  /** null: it is none, or its weights are no constants. */
  convolution(node: GraphNode | null): Convolution | null {
    const [, kernelName, biasName] = node?.inputs ?? [];
    const kernel = node?.op === 'Conv' ? this.weights(kernelName) : null;
    const bias = biasName ? this.weights(biasName)?.values : new Float32Array(kernel?.dims[0] ?? 0);
    return kernel && bias ? { kernel, bias } : null;
  }
  maker(name: string | undefined, op: string): GraphNode | null {
    const node = this.#made.get(name ?? '');
    return node?.op === op ? node : null;
  }
  takers(name: string | undefined): readonly GraphNode[] {
    return this.#taken.get(name ?? '') ?? [];
  }
  /** The one node that takes a value; null: none, several, or another operation. */
  taker(name: string | undefined, op: string): GraphNode | null {
    const [node, ...more] = this.takers(name);
    return node?.op === op && more.length === 0 ? node : null;
  }
  hold(name: string, weights: Weights): string {
    this.nodes.unshift({
      op: 'Constant',
      inputs: [],
      outputs: [name],
      attributes: new Map([attributeOf('value', weights)]),
    });
    this.#weights.set(name, weights);
    return name;
  }
}

/** A value times a constant, or plus one: the value's name, and the constant. */
function withScalar(graph: Graph, node: GraphNode | null): { of: string; scalar: number } | null {
  for (const [at, input] of node?.inputs.entries() ?? []) {
    const scalar = graph.scalar(input);
    const of = node?.inputs[1 - at];
    if (scalar !== null && of !== undefined) return { of, scalar };
  }
  return null;
}

/** `value · scale + shift`, by one number each. */
interface Affine {
  scale: number;
  shift: number;
}

/** What a convolution weighs by. */
interface Convolution {
  kernel: Weights;
  bias: Float32Array;
}

/** Brings what follows a convolution into its weights. */
function foldAfter(graph: Graph, conv: GraphNode, { kernel, bias }: Convolution, { scale, shift }: Affine): void {
  const output = conv.outputs[0] ?? '';
  conv.inputs = [
    conv.inputs[0] ?? '',
    graph.hold(`${output} kernel`, { dims: kernel.dims, values: kernel.values.map((value) => value * scale) }),
    graph.hold(`${output} bias`, { dims: [bias.length], values: bias.map((value) => value * scale + shift) }),
  ];
}

/** Brings what precedes a convolution into its weights: it must look at one place alone, and pad nothing. */
function foldBefore(graph: Graph, conv: GraphNode, { scale, shift }: Affine): void {
  const known = graph.convolution(conv);
  if (!known) return;
  const { kernel } = known;
  const [rows = 0, columns = 0] = kernel.dims;
  const bias = known.bias.map(
    (value, row) =>
      value + shift * kernel.values.subarray(row * columns, (row + 1) * columns).reduce((sum, each) => sum + each, 0),
  );
  const output = conv.outputs[0] ?? '';
  conv.inputs = [
    conv.inputs[0] ?? '',
    graph.hold(`${output} kernel of one`, {
      dims: kernel.dims,
      values: kernel.values.map((value) => value * scale),
    }),
    graph.hold(`${output} bias of one`, { dims: [rows], values: bias }),
  ];
}

/** Whether a node is a convolution that looks at one place of all channels. */
function isOfOnePlace(graph: Graph, node: GraphNode): boolean {
  const [, , high = 0, wide = 0] = graph.convolution(node)?.kernel.dims ?? [];
  const [group = 1] = wholesAt(node, 'group');
  return high === 1 && wide === 1 && group === 1 && wholesAt(node, 'pads').every((pad) => !pad);
}

/** A convolution of each channel by itself at one place: the runtime does it without leaving its own layout. */
function scaleChannels(
  graph: Graph,
  of: string,
  output: string,
  channels: number,
  { scale, shift }: Affine,
): GraphNode {
  return {
    op: 'Conv',
    inputs: [
      of,
      graph.hold(`${output} scale`, { dims: [channels, 1, 1, 1], values: new Float32Array(channels).fill(scale) }),
      graph.hold(`${output} shift`, { dims: [channels], values: new Float32Array(channels).fill(shift) }),
    ],
    outputs: [output],
    attributes: new Map([
      attributeOf('kernel_shape', [1, 1]),
      attributeOf('strides', [1, 1]),
      attributeOf('pads', [0, 0, 0, 0]),
      attributeOf('dilations', [1, 1]),
      attributeOf('group', { whole: channels }),
    ]),
  };
}

/**
 * Hard swish (Howard et al. 2019) and the learnt scale and shift about it (PP-LCNetV3) come from PaddlePaddle as eight
 * operations by single numbers, `a·s+t`, `+3`, `clip 0 6`, `·a`, `/6`, `·s+t`: each passes over all values, and takes them out
 * of the layout in which the runtime convolves. The same is said here by convolutions, a gate and a product.
 */
function leanSwish(graph: Graph, shifted: GraphNode): void {
  const added = withScalar(graph, shifted);
  const clip = graph.taker(shifted.outputs[0], 'Clip');
  const product = graph.taker(clip?.outputs[0], 'Mul');
  const sixth = graph.taker(product?.outputs[0], 'Div');
  // Bounds are attributes before version 11 of the operators.
  const lowest = clip && (graph.scalar(clip.inputs[1]) ?? floatAt(clip, 'min'));
  const highest = clip && (graph.scalar(clip.inputs[2]) ?? floatAt(clip, 'max'));
  if (added?.scalar !== 3 || !clip || !product?.inputs.includes(added.of) || !sixth) return;
  if (lowest !== 0 || highest !== 6) return;
  if (graph.scalar(sixth.inputs[1]) !== 6) return;
  const before = graph.maker(added.of, 'Add');
  const first = withScalar(graph, before);
  const mul = graph.maker(first?.of, 'Mul');
  const scaled = withScalar(graph, mul);
  const conv = graph.maker(scaled?.of, 'Conv');
  const known = graph.convolution(conv);
  if (!before || !first || !mul || !scaled || !conv || !known) return;
  if (graph.takers(scaled.of).length > 1 || graph.takers(first.of).length > 1) return;
  const gone = new Set<GraphNode>([shifted, clip, product, sixth, before, mul]);
  foldAfter(graph, conv, known, { scale: scaled.scalar, shift: first.scalar });
  conv.outputs = [added.of];
  const channels = known.kernel.dims[0] ?? 0;
  const last = sixth.outputs[0] ?? '';
  const gate = `${last} gate`;
  const steps: GraphNode[] = [
    scaleChannels(graph, added.of, `${gate} open`, channels, { scale: 1, shift: 0 }),
    {
      op: 'HardSigmoid',
      inputs: [`${gate} open`],
      outputs: [gate],
      attributes: new Map([attributeOf('alpha', { float: 1 / 6 }), attributeOf('beta', { float: 0.5 })]),
    },
    { op: 'Mul', inputs: [added.of, gate], outputs: [last], attributes: new Map() },
  ];
  const times = graph.taker(last, 'Mul');
  const plus = graph.taker(times?.outputs[0], 'Add');
  const scale = withScalar(graph, times)?.scalar;
  const shift = withScalar(graph, plus)?.scalar;
  if (times && plus && scale !== undefined && shift !== undefined) {
    gone.add(times);
    gone.add(plus);
    const output = plus.outputs[0] ?? '';
    const takers = graph.takers(output);
    if (takers.length > 0 && takers.every((taker) => isOfOnePlace(graph, taker))) {
      for (const taker of takers) {
        foldBefore(graph, taker, { scale, shift });
        taker.inputs[0] = last;
      }
    } else steps.push(scaleChannels(graph, last, output, channels, { scale, shift }));
  }
  const at = graph.nodes.indexOf(sixth);
  graph.nodes.splice(at, 0, ...steps);
  graph.nodes = graph.nodes.filter((node) => !gone.has(node));
}

/** A model that says the same in fewer passes. What is not known in it stays as it is. */
export function leanModel(model: Uint8Array): Uint8Array {
  return changeGraph(model, (nodes) => {
    const graph = new Graph(nodes);
    for (const node of nodes.filter(({ op }) => op === 'Add')) leanSwish(graph, node);
    const taken = new Set(graph.nodes.flatMap(({ inputs }) => inputs));
    return graph.nodes.filter(({ op, outputs }) => op !== 'Constant' || taken.has(outputs[0] ?? ''));
  });
}
