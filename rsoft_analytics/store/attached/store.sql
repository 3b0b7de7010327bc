-- The store's file, written so that DuckDB 1.4 could still read it, and asked unless said otherwise.
attach $path as store (storage_version 'v1.4.0');

use store
