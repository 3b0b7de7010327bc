-- Nothing that runs from here on reaches a file, an extension or a setting.
set enable_external_access = false;

set lock_configuration = true
