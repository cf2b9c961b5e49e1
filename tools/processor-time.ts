/** Some systems count in steps of ten milliseconds: with several of them, one more or less does not matter. */
const ENOUGH_US = 60_000;

/**
 * The processor time of a piece of work in this thread: what it takes by itself, however busy the machine is.
 *
 * @returns microseconds, the mean of as many runs as it takes to count
 */
export function processorTime(work: () => void): number {
  const before = process.threadCpuUsage();
  for (let runs = 1; ; runs++) {
    work();
    const { user, system } = process.threadCpuUsage(before);
    if (user + system >= ENOUGH_US) return (user + system) / runs;
  }
}
