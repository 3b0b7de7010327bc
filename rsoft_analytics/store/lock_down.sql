-- Nothing that runs from here on reaches a file, an extension or a setting: but for fresh copies.
set allowed_directories = $folders;

set enable_external_access = false;

set lock_configuration = true
