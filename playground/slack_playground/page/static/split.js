// Two people beside each other, each in a window of their own.

const wanted = new URLSearchParams(location.search);
const left = wanted.get("left") || "U0ALICE000";
const right = wanted.get("right") || "U0BOB00000";
document.getElementById("left").src = `./?person=${encodeURIComponent(left)}`;
document.getElementById("right").src = `./?person=${encodeURIComponent(right)}`;
document.getElementById("one").href = `./?person=${encodeURIComponent(left)}`;
