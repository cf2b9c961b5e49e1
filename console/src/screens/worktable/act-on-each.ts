/** A case, as one names it. */
export interface Named {
  id: string;
  title: string;
}

/** How far an act on many cases is; `refused`: the cases on which it could not be done, each with why. */
export interface Run {
  total: number;
  done: number;
  refused: readonly (Named & { why: string })[];
}

/** Acts on one case after another, and tells how far it is; what is refused of one keeps nothing of the others back. */
export async function actOnEach(
  cases: readonly Named[],
  act: (id: string) => Promise<void>,
  tell: (run: Run) => void,
): Promise<void> {
  let run: Run = { total: cases.length, done: 0, refused: [] };
  tell(run);
  for (const { id, title } of cases) {
    try {
      await act(id);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      run = { ...run, refused: [...run.refused, { id, title, why }] };
    }
    run = { ...run, done: run.done + 1 };
    tell(run);
  }
}
