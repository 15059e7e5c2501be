// Leads what an app for Node.js sends to Slack to the playground, whose Web API is at SLACK_API_URL.
// `slack-playground run` has Node.js load this first, through NODE_OPTIONS.

const http = require("node:http");
const https = require("node:https");
const Module = require("node:module");

const SLACK = "https://slack.com/api/";
const AUTHORIZE = "https://slack.com/oauth/v2/authorize";
const OURS = /[\\/]@slack[\\/](web-api|oauth|bolt|cli-hooks)[\\/]/;
const HOSTS = new Set(["slack.com", "www.slack.com", "api.slack.com", "hooks.slack.com"]);
const PLACES = /^\/(api|oauth|openid|services|triggers|workflows)\//;
const url = process.env.SLACK_API_URL;

/** The playground's address in the place of one of Slack's; null for any other. */
const led = (address) => {
  if (address.protocol !== "https:" || !HOSTS.has(address.hostname) || !PLACES.test(address.pathname)) return null;
  return new URL(address.pathname + address.search, url);
};

/** The address that https.request is given: as text, as a URL, or in parts. */
const asked = (first, options) => {
  if (typeof first === "string" || first instanceof URL) return new URL(first);
  const [host, port] = [options.hostname || (options.host || "localhost").split(":")[0], options.port || 443];
  return new URL(options.path || "/", `https://${host}${port === 443 ? "" : `:${port}`}`);
};

const changed = (own, plain) => (...given) => {
  const answered = typeof given.at(-1) === "function" ? given.at(-1) : undefined;
  const options = given.find((one) => one && typeof one === "object" && !(one instanceof URL)) || {};
  const here = led(asked(given[0], options));
  if (!here) return own.apply(https, given);
  const { agent, agents, host, hostname, port, path, protocol, href, ...kept } = options;
  const headers = { ...kept.headers };
  for (const name of Object.keys(headers)) if (name.toLowerCase() === "host") delete headers[name];
  return plain.call(http, here, { ...kept, headers }, answered);
};

if (url) {
  // This hook needs no proxy: what leads other languages here is taken out of the environment.
  for (const name of (process.env.SLACK_PLAYGROUND_HTTPS || "").split(",")) if (name) delete process.env[name];
  delete process.env.SLACK_PLAYGROUND_HTTPS;

  // The address that Slack's own packages begin with is theirs to show and to log, so it is changed in their text.
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, filename, ...more) {
    const text =
      OURS.test(filename) && typeof content === "string"
        ? content.replaceAll(SLACK, url).replaceAll(AUTHORIZE, url.replace(/api\/$/, "oauth/v2/authorize"))
        : content;
    return compile.call(this, text, filename, ...more);
  };

  https.request = changed(https.request, http.request);
  https.get = changed(https.get, http.get);
  Module.syncBuiltinESMExports();

  const { fetch } = globalThis;
  globalThis.fetch = function (input, init) {
    const here = led(new URL(typeof input === "string" || input instanceof URL ? input : input.url, "https://none.invalid"));
    if (!here) return fetch.call(this, input, init);
    return fetch.call(this, input instanceof Request ? new Request(here, input) : here, init);
  };
}
