import "../pane.css";
import "./plain.css";
import { makeManifest, readAddress, type OfficeSource } from "./manifestMaker";

/** manifest-maker.html: an administrator types the site's address and gets manifest.xml. Nothing is sent anywhere. */
function elementOf<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`manifest-maker.html has no element #${id}`);
  return element;
}

const address = elementOf("address", HTMLInputElement);
const source = elementOf("source", HTMLSelectElement);
const result = elementOf("result", HTMLTextAreaElement);
const fault = elementOf("fault", HTMLElement);
const save = elementOf("save", HTMLButtonElement);
const template = elementOf("template", HTMLTextAreaElement).value;

function isSource(value: string): value is OfficeSource {
  return value === "global" || value === "china" || value === "selfHosted";
}

function make(): void {
  const read = readAddress(address.value);
  fault.textContent = "";
  result.value = "";
  save.disabled = !read.ok;
  if (read.ok) {
    result.value = makeManifest(template, read.value, isSource(source.value) ? source.value : "global");
  } else if (address.value.trim() !== "") {
    const { sentence, nextStep } = read.fault;
    fault.textContent = `${sentence.zh}${nextStep.zh} ${sentence.en} ${nextStep.en}`;
  }
}

function download(): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([result.value], { type: "application/xml" }));
  link.download = "manifest.xml";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

address.addEventListener("input", make);
source.addEventListener("change", make);
save.addEventListener("click", download);
// Opened from the site itself, the address is known; from a folder or in trial it is not.
if (location.protocol === "https:" && location.hostname !== "localhost")
  address.value = location.href.replace(/[^/]*$/, "");
make();
