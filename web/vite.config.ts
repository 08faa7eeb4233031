import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Built to web/dist and served by the platform under /work; in development, proxied to a running platform. */
export default defineConfig({
  base: '/work/',
  plugins: [react()],
  build: {
    target: 'es2022',
    // The content policy of the platform allows no inline script.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1400,
  },
  server: { proxy: { '/api': process.env.GONGSHU_URL ?? 'http://127.0.0.1:8080' } },
})
