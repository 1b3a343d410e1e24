# The chains that keep what they did: a store that grows by the night, an archive by year.

# make nightly INBOX=FOLDER STORE=FOLDER [NIGHTLY='options of pipelines/nightly']
# make archive IN=FOLDER OUT=FOLDER [ARCHIVE='options of pipelines/archive']
INBOX   =
STORE   =
NIGHTLY =
ARCHIVE =

nightly:
	@test -n '$(INBOX)' -a -n '$(STORE)' || \
		{ echo 'usage: make nightly INBOX=FOLDER STORE=FOLDER' >&2; exit 2; }
	@scripts/setup build
	@$(MAKE) --no-print-directory -s $(JOBS) all
	@OGI_BIN='$(abspath $(BIN))' pipelines/nightly $(NIGHTLY) '$(INBOX)' '$(STORE)'

archive:
	@test -n '$(IN)' -a '$(origin OUT)' != file || \
		{ echo 'usage: make archive IN=FOLDER OUT=FOLDER' >&2; exit 2; }
	@scripts/setup build
	@$(MAKE) --no-print-directory -s $(JOBS) all
	@OGI_BIN='$(abspath $(BIN))' pipelines/archive $(ARCHIVE) '$(IN)' '$(OUT)'

.PHONY: nightly archive
