// What a window keeps over a reload: drafts, where one is, how far one has read. Each person has their own.

import { me } from "./api.js";

function store(where) {
  return {
    get(name, otherwise = null) {
      try { return JSON.parse(where.getItem(`${me}:${name}`)) ?? otherwise; } catch { return otherwise; }
    },
    set(name, value) {
      if (value === null || value === "") where.removeItem(`${me}:${name}`);
      else where.setItem(`${me}:${name}`, JSON.stringify(value));
    },
  };
}

export const here = store(sessionStorage); // of this window
export const always = store(localStorage); // of this person in this browser
