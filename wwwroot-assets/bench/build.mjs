// Bundles what runs in Node and the pages that run in a browser, so that all of it is measured as it would be shipped.
import { build } from "vite";

const quiet = { configFile: false, logLevel: "error", define: { "process.env.NODE_ENV": '"production"' } };
await build({ ...quiet, build: { ssr: true, outDir: "dist", emptyOutDir: true, minify: true, rollupOptions: { input: { run: "src/run.ts", layout: "src/layout.ts" }, output: { entryFileNames: "[name].mjs" } } } });
for (const page of ["own", "reactflow", "cytoscape", "gap"]) {
  await build({ ...quiet, base: "./", worker: { format: "es" }, build: { outDir: `dist/${page}`, emptyOutDir: true, modulePreload: false, rollupOptions: { input: { page: `src/pages/${page}.ts` }, output: { entryFileNames: "[name].js", assetFileNames: "[name][extname]" } } } });
}
