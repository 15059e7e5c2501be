// An app that takes orders for soup. It knows nothing of the playground.

const { App } = require("@slack/bolt");

const app = new App({ token: process.env.SLACK_BOT_TOKEN, appToken: process.env.SLACK_APP_TOKEN, socketMode: true });

app.message("hungry", async ({ say }) => {
  const button = { type: "button", action_id: "order", text: { type: "plain_text", text: "Order" } };
  await say({ text: "Soup?", blocks: [{ type: "actions", elements: [button] }] });
});

app.action("order", async ({ ack, respond }) => {
  await ack();
  await respond({ text: "One soup.", replace_original: true });
});

app.start();
