export * from './format';
export * from './quantity';
export * from './resourceUsage';
