import { MemoryStore } from '@opencoc/sync-server/store/memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('memory', () => new MemoryStore());
