// Starts `rhetlint lsp` and hands it the texts it knows; all else is in the server.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const [command, ...args] = workspace.getConfiguration("rhetlint").get("command");
  const languages = ["plaintext", "markdown", "html", "yaml"];
  const documentSelector = languages.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  client = new LanguageClient("rhetlint", "rhetlint", { command, args }, { documentSelector });
  return client.start();
};

exports.deactivate = () => client?.stop();
