import { defineConfig } from "vite";

// Entry names carry no hash: the server fingerprints them. Chunks do, as inner imports are not rewritten.
export default defineConfig({
  base: "./",
  publicDir: false,
  worker: { format: "es", rollupOptions: { output: { entryFileNames: "chunks/[name]-[hash].js" } } },
  build: {
    outDir: "../src/Catalog.UI/wwwroot/islands",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: { portal: "src/portal.ts", fonts: "src/fonts/fonts.css", lineage: "src/lineage/lineage.ts", "lineage-look": "src/lineage/lineage.css" },
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name]-[hash].js",
        assetFileNames: (asset) => (asset.names[0]?.endsWith(".woff2") ? "fonts/[name][extname]" : "[name][extname]"),
      },
    },
  },
});
