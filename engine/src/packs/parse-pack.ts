import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { checkPack, type PackFault } from './check-pack.ts';
import type { Pack } from './pack.ts';
import { nearest, type PackProblem } from './problem.ts';
import { packSchema } from './schema.ts';

export type ParsedPack = { pack: Pack } | { errors: PackProblem[] };

/** Larger files are refused before they are read. */
const LARGEST_FILE = 16 * 1024 * 1024;
const MOST_PROBLEMS = 20;

let validate: ValidateFunction<Pack> | undefined;

function validator(): ValidateFunction<Pack> {
  validate ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, strict: false }).compile<Pack>(
    packSchema,
  );
  return validate;
}

/** A pack that was read before and kept as JSON, which is sooner read than its YAML; null: it is none. */
export function packOf(content: unknown): Pack | null {
  return validator()(content) && checkPack(content).length === 0 ? content : null;
}

/**
 * Reads a pack's YAML: syntax, then its JSON Schema, then what the schema cannot say. Every problem has its line and
 * column.
 */
export function parsePack(yamlText: string, fileName: string): ParsedPack {
  const source = openSource(yamlText, fileName);
  return 'errors' in source ? source : packIn(source);
}

/** The pack that a file's YAML holds. */
export function packIn(source: PackSource): ParsedPack {
  let content: unknown;
  try {
    content = source.document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    // The reader's guard against aliases of aliases.
    if (!(error instanceof ReferenceError)) throw error;
    return { errors: [source.problem({ path: [], message: 'too many aliases', hint: 'write the values out' })] };
  }
  const isPack = validator();
  if (!isPack(content)) {
    const faults = faultsOf(isPack.errors ?? [], source.document);
    return { errors: faults.slice(0, MOST_PROBLEMS).map(source.problem) };
  }
  const faults = checkPack(content);
  if (faults.length > 0) return { errors: faults.slice(0, MOST_PROBLEMS).map(source.problem) };
  return { pack: content };
}

/** A pack's YAML with the way from a path in it to a place in the file. */
export interface PackSource {
  document: Document;
  problem(fault: PackFault): PackProblem;
}

/** Reads the YAML alone. */
export function openSource(yamlText: string, fileName: string): PackSource | { errors: PackProblem[] } {
  if (yamlText.length > LARGEST_FILE) {
    return {
      errors: [
        {
          file: fileName,
          line: 1,
          column: 1,
          message: `the file is larger than ${LARGEST_FILE / 1024 / 1024} MiB`,
          hint: 'split the pack',
        },
      ],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines, uniqueKeys: true, strict: true, version: '1.2' });
  if (document.errors.length > 0) {
    const errors = document.errors.slice(0, MOST_PROBLEMS).map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return {
        file: fileName,
        line: Math.max(1, line),
        column: Math.max(1, col),
        message: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'not YAML',
        hint: '',
      };
    });
    return { errors };
  }
  const problem = (fault: PackFault): PackProblem => {
    const offset = offsetOf(document, fault.path, fault.onKey === true) + offsetWithin(document, fault);
    const { line, col } = lines.linePos(offset);
    return {
      file: fileName,
      line: Math.max(1, line),
      column: Math.max(1, col),
      message: fault.message,
      hint: fault.hint ?? '',
    };
  };
  return { document, problem };
}

/** Where in a scalar a fault lies, where the file has its text as it is: plain or after a quote. */
function offsetWithin(document: Document, fault: PackFault): number {
  const node = fault.within === undefined ? undefined : document.getIn(fault.path, true);
  if (fault.within === undefined || !isScalar(node)) return 0;
  if (node.type === 'PLAIN') return fault.within;
  return node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? fault.within + 1 : 0;
}

/** Where the node at a path begins, or its key; the nearest node above when the path leads nowhere. */
function offsetOf(document: Document, path: readonly (string | number)[], onKey: boolean): number {
  for (let length = path.length; length >= 0; length--) {
    const parent = length > 0 && onKey && length === path.length ? document.getIn(path.slice(0, -1), true) : undefined;
    if (isMap(parent)) {
      const pair = parent.items.find(
        (item) => isPair(item) && isScalar(item.key) && item.key.value === path[length - 1],
      );
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** The schema's complaints as faults: the deepest first said of each place, without the noise of alternatives. */
function faultsOf(errors: ErrorObject[], document: Document): PackFault[] {
  const faults: SchemaFault[] = [];
  for (const error of errors) {
    const path = pathOf(error.instancePath, document);
    if (error.keyword === 'anyOf' || error.keyword === 'propertyNames') continue;
    faults.push(faultOf(error, path));
  }
  const misspelt = new Set(faults.map((fault) => fault.meant));
  const seen = new Set<string>();
  return faults.filter((fault) => {
    if (fault.lacks !== undefined && misspelt.has(fault.lacks)) return false;
    const key = JSON.stringify(fault.path);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A fault with the key that was likely meant, or the key that is lacking: the two explain each other. */
interface SchemaFault extends PackFault {
  meant?: string;
  lacks?: string;
}

function faultOf(error: ErrorObject, path: (string | number)[]): SchemaFault {
  const last = path.at(-1);
  const name = last === undefined ? 'the pack' : typeof last === 'number' ? `${path.at(-2) ?? ''}[${last}]` : last;
  const params: Record<string, unknown> = error.params;
  if (error.keyword === 'additionalProperties') {
    const key = String(params.additionalProperty);
    const known = Object.keys(Object(error.parentSchema?.properties));
    const near = nearest(key, known);
    return {
      path: [...path, key],
      onKey: true,
      message: `unknown key "${key}"`,
      ...(near ? { meant: near } : {}),
      hint: near ? `did you mean "${near}"?` : known.length > 0 ? `known here: ${known.join(', ')}` : '',
    };
  }
  if (error.keyword === 'required') {
    const lacks = String(params.missingProperty);
    return { path, message: `${name} lacks "${lacks}"`, lacks };
  }
  if (error.keyword === 'enum') {
    const allowed = Array.isArray(params.allowedValues) ? params.allowedValues.map(String) : [];
    return { path, message: `${name}: not one of ${allowed.join(', ')}` };
  }
  if (error.keyword === 'pattern' && error.propertyName !== undefined)
    return {
      path: [...path, error.propertyName],
      onKey: true,
      message: `"${error.propertyName}" is no name that may stand here`,
    };
  return { path, message: `${name} ${error.message ?? 'is wrong'}` };
}

/** A JSON Pointer as a path, with numbers where the document has sequences. */
function pathOf(pointer: string, document: Document): (string | number)[] {
  const path: (string | number)[] = [];
  for (const piece of pointer.split('/').slice(1)) {
    const key = piece.replaceAll('~1', '/').replaceAll('~0', '~');
    const parent: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
    path.push(isMap(parent) ? key : Number(key));
  }
  return path;
}
