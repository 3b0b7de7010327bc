-- The store's file under its key, and asked unless said otherwise; what is spilled has a key too.
set global temp_file_encryption = true;

attach $path as store (storage_version 'v1.4.0', encryption_key $key);

use store
