// How the app is tested, with Node's own test runner: slack-playground run --socket -- node app.js, then node --test.

const assert = require("node:assert/strict");
const { before, beforeEach, test } = require("node:test");

const url = process.env.SLACK_PLAYGROUND_URL || "http://127.0.0.1:3900";

async function post(path, body = {}) {
  const answer = await fetch(`${url}/control/${path}`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });
  const said = await answer.json();
  assert.ok(said.ok, said.error);
  return said;
}

const alice = (verb, body) => post(`people/Alice/${verb}`, body);

before(() => post("ready"));
beforeEach(() => post("reset"));

test("soup is ordered", async () => {
  await alice("says", { text: "I am hungry" });
  await alice("sees", { text: "[Order]" });
  await alice("clicks", { label: "Order" });
  const { result } = await alice("sees", { text: "One soup." });
  assert.equal(result.text, "One soup.");
});

test("a button that is not there is an error", async () => {
  await assert.rejects(alice("clicks", { label: "Order" }), /Alice sees no button/);
});
