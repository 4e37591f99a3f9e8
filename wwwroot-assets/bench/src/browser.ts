import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join } from "node:path";
import { chromium, type Page } from "playwright-core";

const TYPES: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };

/** Serves the bundled pages on a free port. */
export async function serve(root: string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url!, "http://here").pathname;
    const page = /^\/(\w+)\/$/.exec(path)?.[1];
    if (page !== undefined) {
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html><meta charset=utf-8><link rel=stylesheet href=page.css><style>body{margin:0}#host{position:relative;width:1280px;height:800px;overflow:hidden}</style><div id=host></div><script type=module src=page.js></script>`);
      return;
    }
    try {
      const body = readFileSync(join(root, path));
      response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
      response.end(body);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return { url: `http://127.0.0.1:${address.port}`, server };
}

/** User and system time of a process and all that it started, in milliseconds. */
export function cpuOf(pid: number): number {
  const processes = new Map<number, { parent: number; cpu: number }>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      processes.set(Number(name), { parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) * 10 });
    } catch {
      // It ended between the listing and the reading.
    }
  }
  let total = 0;
  const add = (id: number): void => {
    total += processes.get(id)?.cpu ?? 0;
    for (const [child, { parent }] of processes) if (parent === id) add(child);
  };
  add(pid);
  return total;
}

/** A browser of its own for each measurement, so that none pays for another. */
export async function inBrowser<T>(url: string, work: (page: Page, cpu: () => number) => Promise<T>): Promise<T> {
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const server = await chromium.launchServer({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-gpu-vsync", "--disable-frame-rate-limit", "--enable-precise-memory-info", "--js-flags=--expose-gc", "--disable-background-networking", "--disable-component-update"] });
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(url, { waitUntil: "load" });
    return await work(page, () => cpuOf(server.process().pid!));
  } finally {
    await browser.close();
    await server.close();
  }
}
