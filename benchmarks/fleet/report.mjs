export const tables = result => JSON.stringify(result, null, 2);
export const writeDocs = () => {};
