// What the browser tests of the desk stand on: the mock, Debian's Chromium, an editor who is signed in, clicks that are counted.
import assert from "node:assert/strict";
import { after, before } from "node:test";

import { inaccessible } from "../../../tests/lib/axe.mjs";
import { browser } from "../../../tests/lib/browser.mjs";
import { pause, until } from "../../../tests/lib/wait.mjs";
import { serve } from "../mock/serve.mjs";

export { pause, until };
export const password = "كلمة سر طويلة";
export const karim = "karim@almidad.example";
export const rana = "rana@almidad.example";
export const sahar = "sahar@almidad.example";
export const hala = "hala@almidad.example";

/// A mock and a browser for the describe() that it is made in.
export function newsroom() {
  const one = { window: browser() };
  before(async () => {
    one.mock = await serve();
  });
  after(() => one.mock?.close());

  /// A window that nobody has signed in to.
  one.stranger = async (options = {}) =>
    new Editor(await one.window.reader({ width: 1280, origin: one.mock.origin, ...options }), one);
  /// An editor at the home screen.
  one.editor = async (email = karim, options = {}) => {
    const editor = await one.stranger(options);
    await editor.go("/");
    await editor.sign_in(email);
    return editor;
  };
  return one;
}

export class Editor {
  clicks = 0;
  constructor(reader, desk) {
    Object.assign(this, { reader, desk, page: reader.page, context: reader.context });
  }
  go(path) {
    return this.page.goto(`${this.desk.mock.origin}/admin${path}`, { waitUntil: "load" });
  }
  async sign_in(email) {
    await this.page.fill("#email", email);
    await this.page.fill("#password", password);
    await this.page.keyboard.press("Enter");
    if (email === sahar) {
      await this.page.locator("#code").fill("123456");
      await this.page.keyboard.press("Enter");
    }
    await this.page.locator("main#main").waitFor();
    await this.page.locator("h1").first().waitFor();
    // Before anybody has signed in the server says 401, and the browser says so.
    this.reader.heard();
  }
  /// One click, counted.
  async click(target) {
    this.clicks++;
    await (typeof target === "string" ? this.page.locator(target) : target).click();
  }
  key(keys) {
    return this.page.keyboard.press(keys);
  }
  type(text) {
    return this.page.keyboard.type(text);
  }
  text() {
    return this.page.locator(".ProseMirror");
  }
  see(words) {
    return until(`«${words}» is on the screen`, async () => (await this.words()).includes(words));
  }
  async words() {
    return (await this.page.locator("body").innerText()).replace(/[\u2066-\u2069]/g, "");
  }
  async keeping(state) {
    await until(
      `the text is ${state}`,
      async () => (await this.page.locator("[data-keeping]").getAttribute("data-keeping")) === state,
      { limit: 20_000 },
    );
  }
  async saved() {
    // Whoever looks elsewhere saves.
    await this.page.evaluate(() => globalThis.dispatchEvent(new Event("blur")));
    await this.keeping("saved");
  }
  /// Nothing complained of, nothing sticks out, nothing that axe finds.
  async is_sound(what) {
    assert.deepEqual(this.reader.heard(), [], `${what}: complaints`);
    assert.equal(await this.reader.sticking_out(), null, `${what}: something is wider than the window`);
    assert.deepEqual(await inaccessible(this.page), [], `${what}: axe`);
  }
  async close() {
    await this.page.goto("about:blank");
    await this.reader.close();
  }
}
