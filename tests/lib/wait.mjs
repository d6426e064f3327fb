export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/// Asks `look` until it answers something true; what it answered. Throws after `limit` ms, with the last answer or error.
export async function until(what, look, { limit = 5000, every = 20 } = {}) {
  const end = performance.now() + limit;
  let last;
  for (;;) {
    try {
      last = await look();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) throw new Error(`waited ${limit} ms in vain: ${what}`, { cause: last });
    await pause(every);
  }
}
