export { loadModel } from "./file/load-model";
export { toModel } from "./file/to-model";
