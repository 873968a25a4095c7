// Opens HTML reports as their readers do, and says what is wrong with them: in a real browser, wide and narrow, light and
// dark, and printed on A4. Nothing is fetched: a report that asks for anything fails.
//
//     node index.mjs [--governors] REPORT.html…
//
// Where CHROMIUM is set, that browser is used. Needs `java`, `pdfinfo` and `pdftotext`.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const MOST_PAGES = 12;
const SMALLEST_LETTERS = 9; // points, in print: tables; everything else is larger
const LEAST_FILLED = 2 / 3; // of the height of a page, but for the last

const given = process.argv.slice(2);
const governors = given.includes("--governors");
const files = given.filter((argument) => !argument.startsWith("--"));
if (files.length === 0) {
  console.error("Say which reports to open.");
  process.exit(2);
}

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const validator = require("vnu-jar");
const folder = mkdtempSync(join(tmpdir(), "policygap-print-"));
let faults = 0;

function fault(file, message) {
  faults += 1;
  console.error(`${basename(file)}: ${message}`);
}

// Valid HTML, by the validator of the W3C.
function validate(file) {
  const run = spawnSync("java", ["-jar", validator, "--format", "gnu", file], { encoding: "utf8" });
  if (run.error) throw run.error;
  for (const line of run.stderr.split("\n").filter(Boolean)) {
    fault(file, `invalid: ${line.slice(line.lastIndexOf('"') + 1)}`);
  }
}

// What is asked for beside the file itself is a fault.
async function open(browser, file, width, colours) {
  const page = await browser.newPage();
  await page.setBypassCSP(true);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: colours }]);
  const address = pathToFileURL(resolve(file)).href;
  page.on("request", (request) => {
    if (request.url() !== address) fault(file, `asks for ${request.url()}`);
  });
  page.on("pageerror", (error) => fault(file, `error: ${error.message}`));
  await page.goto(address, { waitUntil: "load" });
  return page;
}

async function look(browser, file) {
  const shapes = [
    [1280, "light"],
    [1280, "dark"],
    [640, "light"], // 1280 at 200 %
    [320, "light"],
    [320, "dark"],
  ];
  for (const [width, colours] of shapes) {
    const page = await open(browser, file, width, colours);
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    if (wide > width) fault(file, `scrolls sideways at ${width} pixels: ${wide}`);
    await page.evaluate(axe);
    const found = await page.evaluate("axe.run({ resultTypes: ['violations'] })");
    for (const violation of found.violations) {
      const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" "));
      fault(file, `${violation.id} at ${width} pixels, ${colours}: ${violation.help} (${where.join("; ")})`);
    }
    if (await page.evaluate("document.scripts.length")) fault(file, "holds a script");
    await page.close();
  }
}

// The words of each page of a PDF that stand between header and footer, with where they end, from the top.
function words(pdf) {
  const text = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  return text.split("<page ").slice(1).map((page) => {
    const height = Number(/height="([\d.]+)"/.exec(page)[1]);
    const all = [...page.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<\/word>/g)];
    return all
      .map(([, top, bottom, word]) => ({ top: top / height, bottom: bottom / height, word }))
      .filter(({ top, bottom }) => top > 0.055 && bottom < 0.952);
  });
}

async function print(browser, file) {
  const page = await open(browser, file, 1280, "light");
  const pdf = join(folder, `${basename(file)}.pdf`);
  await page.pdf({ path: pdf, preferCSSPageSize: true, timeout: 120_000 });
  const number = Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))[1]);
  console.log(`${basename(file)}: ${number} pages`);
  const pages = words(pdf);
  pages.slice(0, -1).forEach((all, at) => {
    const end = Math.max(0, ...all.map(({ bottom }) => bottom));
    if (end < LEAST_FILLED) fault(file, `page ${at + 1} ends at ${Math.round(end * 100)} % of its height`);
  });
  if (governors) {
    if (number > MOST_PAGES) fault(file, `${number} pages, where ${MOST_PAGES} are allowed`);
    await page.emulateMediaType("print");
    const small = await page.evaluate((least) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const small = new Set();
      while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement;
        const isShown = texts.currentNode.data.trim() && parent.getClientRects().length && !parent.closest("svg");
        const size = (parseFloat(getComputedStyle(parent).fontSize) * 72) / 96;
        if (isShown && size < least - 0.01) small.add(`${parent.tagName} ${size}pt`);
      }
      return [...small];
    }, SMALLEST_LETTERS);
    if (small.length) fault(file, `letters too small in print: ${small.join(", ")}`);
    const next = await page.evaluate("document.querySelector('.governors > section h3')?.textContent");
    const second = (pages[1] ?? []).map(({ word }) => word).join(" ");
    const plain = (text) => text.replace(/&[a-z#\d]+;/g, "").replace(/[^A-Za-z]/g, "");
    if (next && !plain(second).startsWith(plain(next))) fault(file, "the first page does not end on page one");
  }
  await page.close();
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  for (const file of files) {
    validate(file);
    await look(browser, file);
    await print(browser, file);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(faults === 0 ? 0 : 1);
