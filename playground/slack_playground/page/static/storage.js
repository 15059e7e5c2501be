// What a window keeps over a reload: drafts, the open place, the read position. Each person has their own.

import { me } from "./api.js";

const whose = `${location.pathname}${me}`; // the same person's id may be in several workspaces, each at its own address

function store(where) {
  return {
    get(name, otherwise = null) {
      try { return JSON.parse(where.getItem(`${whose}:${name}`)) ?? otherwise; } catch { return otherwise; }
    },
    set(name, value) {
      if (value === null || value === "") where.removeItem(`${whose}:${name}`);
      else where.setItem(`${whose}:${name}`, JSON.stringify(value));
    },
  };
}

export const here = store(sessionStorage); // of this window
export const always = store(localStorage); // of this person in this browser
