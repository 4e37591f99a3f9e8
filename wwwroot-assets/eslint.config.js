import js from "@eslint/js";
import parser from "@babel/eslint-parser";

// The compiler checks types and unused names; these rules see what it does not.
export default [
  js.configs.recommended,
  {
    files: ["src/**/*.ts"],
    languageOptions: {
      parser,
      parserOptions: { requireConfigFile: false, babelOptions: { presets: ["@babel/preset-typescript"] } },
    },
    rules: { "no-undef": "off", "no-unused-vars": "off", eqeqeq: "error", "no-console": "error", "prefer-const": "error", "no-eval": "error" },
  },
];
