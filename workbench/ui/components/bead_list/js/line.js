/* The line to the server: what is open is sent until it is answered. See __init__.py for what goes in and out. */

import { client } from "./outbox.js";

const RESEND = 1500; // ms without an answer until everything is sent again
const SETTLE = 150; // ms between two messages of where the list stands
const SILENCE = 8000; // ms without a word from the server until it counts as away

export class Line {
  constructor(outbox, onSilence) {
    this.outbox = outbox;
    this.onSilence = onSilence;
    this.pair = this.unit = null;
    this.asked = {}; // what was asked for and has not come
    this.resending = null;
    this.sending = false; // there are operations to send
    this.telling = false; // the list stands somewhere else
    this.away = false;
  }

  connect({ setStateValue, setTriggerValue }) {
    this.setStateValue = setStateValue;
    this.setTriggerValue = setTriggerValue;
    this.away = false;
    clearTimeout(this.listening);
    this.listening = setTimeout(() => {
      this.away = true;
      this.onSilence();
    }, SILENCE);
  }

  leave() {
    for (const timer of [this.settling, this.resending, this.listening, this.asking]) clearTimeout(timer);
  }

  send() {
    this.sending = true;
  }

  tell() {
    this.telling = true;
  }

  /* What the server must know to answer: the page, where it stands, and how far it has heard. */
  #standing() {
    return { client, heard: this.outbox.heard, pair: this.pair.id, have: this.pair.revision, learned: this.terms.revision, unit: this.unit };
  }

  /* Send what has come together while a key was dealt with. */
  flush(pair, terms, unit) {
    Object.assign(this, { pair, terms, unit });
    if (this.sending) this.#send();
    else if (this.telling) this.#tell();
    this.sending = this.telling = false;
    if (this.outbox.open.length) this.resending ??= this.#later();
  }

  #send() {
    clearTimeout(this.settling);
    // A newer message takes the place of one that was not delivered yet, so each carries all that is open.
    this.setTriggerValue("operations", { ...this.#standing(), ...this.outbox.message() });
    clearTimeout(this.resending);
    this.resending = this.#later();
  }

  #later() {
    return setTimeout(() => {
      this.resending = null;
      if (this.outbox.open.length) this.#send();
    }, RESEND);
  }

  /* A single move is told at once, so that what was said of the row comes; of a run of them, the last one. */
  #tell() {
    clearTimeout(this.settling);
    const wait = (this.told ?? 0) + SETTLE - performance.now();
    this.told = performance.now();
    this.settling = setTimeout(() => this.setStateValue("current", this.#standing()), Math.max(0, wait));
  }

  /* Ask for something until `answered`. */
  ask(what, pair, terms) {
    Object.assign(this, { pair, terms });
    this.asked = { ...this.asked, ...what };
    clearTimeout(this.asking);
    const ask = () => {
      if (!Object.keys(this.asked).length) return;
      this.setTriggerValue("asked", { ...this.#standing(), ...this.asked });
      this.asking = setTimeout(ask, RESEND);
    };
    ask();
  }

  answered(what) {
    delete this.asked[what];
  }
}
