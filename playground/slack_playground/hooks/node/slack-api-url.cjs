// Gives @slack/web-api the address of the playground, in SLACK_API_URL, where an app gives none.
// `slack-playground run` has Node.js load this first, through NODE_OPTIONS.

const Module = require("node:module");

const SLACK = "https://slack.com/api/";
const AUTHORIZE = "https://slack.com/oauth/v2/authorize";
const OURS = /[\\/]@slack[\\/](web-api|oauth|bolt|cli-hooks)[\\/]/;
const url = process.env.SLACK_API_URL;

if (url) {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, filename, ...more) {
    const changed = OURS.test(filename) && typeof content === "string" ? content.replaceAll(SLACK, url).replaceAll(AUTHORIZE, url.replace(/api\/$/, "oauth/v2/authorize")) : content;
    return compile.call(this, changed, filename, ...more);
  };
}
