# The two commands are `make run` and `make test`. What they do stands in tools/dev.py,
# which Windows calls itself; here only a Python is found to run it with.

FIND = for each in python3.13 python3.12 python3.11 python3; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; \
done
PYTHON := $(shell $(FIND))

.PHONY: run test long next lock
run test long next lock:
ifeq ($(PYTHON),)
	@echo "No Python from 3.11 on was found here. Install one (apt install python3, brew install python), then run this again." >&2; exit 1
else
	@$(PYTHON) tools/dev.py $@
endif
