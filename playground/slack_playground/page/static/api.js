// The page's requests to the server, and the changes that the server sends. Its addresses are beside the page's
// own: a workspace may be at the root of the server, or below it.

export const me = new URLSearchParams(location.search).get("person") || "U0ALICE000";

export async function get(what) {
  return (await fetch(`playground/${what}`)).json();
}

export function state() {
  return get(`state?person=${encodeURIComponent(me)}`);
}

export async function post(what, body) {
  try {
    const answer = await fetch(`playground/${what}`, {
      method: "POST",
      keepalive: true, // what is typed last must arrive though the page is left
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ person: me, ...body }),
    });
    return await answer.json();
  } catch {
    return { ok: false, error: "The playground doesn’t respond. Is it still running?" };
  }
}

// Reports every change. After a lost connection it reconnects, each time a little later, and everything is read again.
export function live(heard, connected) {
  let tries = 0;
  const connect = () => {
    const address = new URL(`playground/live?person=${encodeURIComponent(me)}`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    socket.onopen = () => { tries = 0; connected(true); };
    socket.onmessage = (event) => heard(JSON.parse(event.data));
    socket.onclose = () => {
      connected(false);
      tries += 1;
      setTimeout(connect, Math.min(5000, 250 * 2 ** tries));
    };
  };
  connect();
}
