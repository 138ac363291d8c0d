/** Our own ESLint rules: names that say nothing, and suppressions without a reason. */

const EMPTY_WORDS = new Set(["util", "utils", "helper", "helpers", "manager", "managers"]);

/** `cellHelpers` → cell, helpers; `XMLManager` → xml, manager. */
function words(name) {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/);
}

/** "common" alone says nothing; `greatestCommonDivisor` is a term. */
function emptyWord(name) {
  if (name.toLowerCase() === "common") return name;
  return words(name).find((word) => EMPTY_WORDS.has(word));
}

const plainNames = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: {
      file: "'{{word}}' in a file or folder name says nothing: name what it holds.",
      name: "'{{word}}' in '{{name}}' says nothing: name what it does.",
    },
  },
  create(context) {
    const report = (node) => {
      const word = node && node.type === "Identifier" ? emptyWord(node.name) : undefined;
      if (word) context.report({ node, messageId: "name", data: { word, name: node.name } });
    };
    const reportPattern = (node) => {
      if (!node) return;
      if (node.type === "ObjectPattern") node.properties.forEach((part) => reportPattern(part.value ?? part.argument));
      else if (node.type === "ArrayPattern") node.elements.forEach(reportPattern);
      else if (node.type === "AssignmentPattern") reportPattern(node.left);
      else if (node.type === "RestElement") reportPattern(node.argument);
      else report(node);
    };
    return {
      Program(node) {
        const inside = context.filename.startsWith(context.cwd)
          ? context.filename.slice(context.cwd.length)
          : context.filename;
        const word = inside
          .split(/[\\/.]/)
          .map(emptyWord)
          .find(Boolean);
        if (word) context.report({ node, loc: { line: 1, column: 0 }, messageId: "file", data: { word } });
      },
      VariableDeclarator: (node) => reportPattern(node.id),
      ":function"(node) {
        report(node.id);
        node.params.forEach(reportPattern);
      },
      ":matches(ClassDeclaration, TSInterfaceDeclaration, TSTypeAliasDeclaration, TSEnumDeclaration)": (node) =>
        report(node.id),
      ":matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)": (node) => report(node.local),
      ":matches(MethodDefinition, PropertyDefinition, TSPropertySignature, TSMethodSignature)": (node) =>
        report(node.key),
    };
  },
};

const reasonForDisable = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      reason: "A suppressed rule needs its reason: eslint-disable-next-line RULE -- why.",
      all: "Name the rule that is suppressed.",
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const directive = /^\s*eslint-disable(?:-next-line|-line)?(?<rest>[\s\S]*)$/.exec(comment.value);
          if (!directive) continue;
          const [rules = "", reason = ""] = directive.groups.rest.split(/\s-{2,}\s/);
          if (rules.trim() === "") context.report({ loc: comment.loc, messageId: "all" });
          else if (reason.trim().length < 8) context.report({ loc: comment.loc, messageId: "reason" });
        }
      },
    };
  },
};

export default {
  meta: { name: "hengbo" },
  rules: { "plain-names": plainNames, "reason-for-disable": reasonForDisable },
};
