/** Gives the tests an IndexedDB; each test opens a database of a name of its own. */
import 'fake-indexeddb/auto';
