import { type ASTNode, Environment, EvaluationError } from '@marcbachmann/cel-js';
import type { CelCondition } from './cel-context.ts';

export type CelResult = { condition: CelCondition } | { problem: string; at: number };

const operator = { name: 'string', address: 'string', contact: 'string' };
let environment: Environment | undefined;

/** The fields of a listing that a condition may read. */
function listingEnvironment(): Environment {
  environment ??= new Environment({
    limits: { maxAstNodes: 300, maxDepth: 24, maxListElements: 500, maxMapEntries: 50, maxCallArguments: 8 },
  }).registerVariable({
    name: 'listing',
    schema: {
      platform: 'string',
      id: 'string',
      url: 'string',
      title: 'string',
      description: 'string',
      category: 'list<string>',
      brand: 'string',
      sku: 'string',
      gtin: 'string',
      mpn: 'string',
      price: 'double',
      currency: 'string',
      availability: 'string',
      images: 'list<string>',
      trader: { id: 'string', name: 'string', address: 'string', email: 'string', url: 'string' },
      territory: 'list<string>',
      language: 'string',
      attributes: 'map<string, string>',
      manufacturer: operator,
      responsiblePerson: operator,
      warnings: 'list<string>',
      ageGate: 'string',
      structured: 'bool',
    },
  });
  return environment;
}

/** The parts of a date: with a zone, and the day of the year with none too, the library asks the machine's clock. */
const ofDate = /^get[A-Z]/;
const macros = new Set(['all', 'exists', 'exists_one', 'map', 'filter', 'bind']);

/**
 * Compiles a CEL condition (https://cel.dev). It must be of type bool and read known fields; regular expressions
 * (`matches`) are refused, since nothing bounds their time, and so is a macro inside a macro: what is left takes time
 * in proportion to the listing. So are parts of dates in a time zone: a condition is true everywhere or nowhere.
 */
export function compileCel(source: string): CelResult {
  const env = listingEnvironment();
  let program: ReturnType<Environment['parse']>;
  try {
    program = env.parse(source);
  } catch (error) {
    return problemOf(error);
  }
  const found: Found = { reads: new Set(), problem: null };
  visit(program.ast, 0, found);
  if (found.problem) return found.problem;
  const check = program.check();
  if (!check.valid) return problemOf(check.error);
  if (check.type !== 'bool') return { problem: `the condition is of type ${check.type}, not bool`, at: 0 };
  return {
    condition: {
      source,
      reads: [...found.reads],
      test(context) {
        try {
          const value: unknown = program({ listing: context.listing });
          return typeof value === 'boolean' ? value : null;
        } catch (error) {
          // CEL's own logic has it that `true || error` is true: what stays an error is what the listing does not say.
          if (error instanceof EvaluationError) return null;
          throw error;
        }
      },
    },
  };
}

function problemOf(error: unknown): { problem: string; at: number } {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const range: unknown = error instanceof Error && 'range' in error ? error.range : undefined;
  const at =
    typeof range === 'object' && range !== null && 'start' in range && typeof range.start === 'number'
      ? range.start
      : 0;
  return { problem: message, at };
}

interface Found {
  reads: Set<string>;
  problem: { problem: string; at: number } | null;
}

function visit(node: ASTNode, macroDepth: number, found: Found): void {
  if (found.problem) return;
  const refuse = (problem: string) => {
    found.problem = { problem, at: node.range.start };
  };
  let depth = macroDepth;
  switch (node.op) {
    case '.':
      if (node.args[0].op === 'id' && node.args[0].args === 'listing') found.reads.add(node.args[1]);
      break;
    case 'call':
    case 'rcall': {
      const name = node.args[0];
      if (name === 'matches') refuse('regular expressions are not taken: use terms');
      if (name === 'getDayOfYear' || (ofDate.test(name) && node.op === 'rcall' && node.args[2].length > 0))
        refuse(`${name} of a time zone is not taken: what it gives depends on the machine`);
      if (macros.has(name)) depth += 1;
      if (depth > 1) refuse('a macro inside a macro is not taken');
      break;
    }
    default:
  }
  for (const child of childrenOf(node)) visit(child, depth, found);
}

function childrenOf(node: ASTNode): ASTNode[] {
  const children: ASTNode[] = [];
  const take = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(take);
    else if (isNode(value)) children.push(value);
  };
  take(node.args);
  return children;
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value && 'range' in value;
}
