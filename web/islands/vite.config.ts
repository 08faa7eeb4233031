import { defineConfig } from 'vite'

/** Scripts that pages of the portal load on demand, each by itself; built to web/islands/dist as <island>.<digest>.js. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    target: 'es2022',
    outDir: 'dist',
    modulePreload: false,
    rollupOptions: {
      input: { 'verify-proof': `${import.meta.dirname}/verify-proof.ts` },
      output: { entryFileNames: '[name].[hash].js' },
    },
  },
})
