import net from "node:net";

/// Sends bytes as they are and listens until the server closes the connection or `wait` ms are over:
/// { text, body, closed, reset, ms, statuses }. `pieces`: one string or Buffer, or several with `gap` ms between them.
export function exchange(port, pieces, { wait = 4000, gap = 0, end = false } = {}) {
  const begun = performance.now();
  return new Promise((done) => {
    const socket = net.connect({ host: "127.0.0.1", port });
    const came = [];
    let reset = false;
    const finish = (closed) => {
      clearTimeout(clock);
      socket.destroy();
      const body = Buffer.concat(came);
      const text = body.toString("latin1");
      done({ body, text, closed, reset, ms: performance.now() - begun, statuses: statuses(text) });
    };
    const clock = setTimeout(() => finish(false), wait);
    socket.setNoDelay(true);
    socket.on("data", (piece) => came.push(piece));
    socket.on("error", () => (reset = true));
    socket.on("close", () => finish(true));
    socket.on("connect", () => send(socket, [pieces].flat(), gap, end));
  });
}

async function send(socket, pieces, gap, end) {
  for (const piece of pieces) {
    if (socket.destroyed) return;
    socket.write(typeof piece === "string" ? Buffer.from(piece, "latin1") : piece);
    if (gap > 0) await new Promise((next) => setTimeout(next, gap));
  }
  if (end) socket.end();
}

/// The status of every answer in what came.
const statuses = (text) => [...text.matchAll(/HTTP\/1\.[01] (\d{3}) [A-Z]/g)].map((line) => Number(line[1]));

/// A request line and headers; "Host" is there unless `headers` begins with another.
export const head = (line, ...headers) => [line, "Host: 127.0.0.1", ...headers, "", ""].join("\r\n");
