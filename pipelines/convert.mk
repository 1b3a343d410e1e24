# The chains, driven by make.

# make convert IN='FILE|FOLDER ...' OUT=FOLDER [CONVERT='options of pipelines/convert']
IN      =
OUT     = out/csv
CONVERT =
DEMO    = out/demo

# make db IN=FOLDER [DB=FILE|postgresql://...] [POPULATION=FILE] [LOAD='options of pipelines/load']
DB         = out/ogi.db
POPULATION =
LOAD       =

convert:
	@test -n '$(IN)' || { echo "usage: make convert IN='FILE|FOLDER ...' OUT=FOLDER" >&2; exit 2; }
	@scripts/setup build
	@$(MAKE) --no-print-directory $(JOBS) all
	@OGI_BIN='$(abspath $(BIN))' pipelines/convert $(CONVERT) -o '$(OUT)' $(IN)
	@echo 'The tables are in $(OUT)/'

db:
	@test -n '$(IN)' || { \
	    echo "usage: make db IN=FOLDER DB=FILE|postgresql://... [POPULATION=FILE]" >&2; exit 2; }
	@pipelines/load $(LOAD) $(if $(POPULATION),-p '$(POPULATION)') '$(IN)' '$(DB)'

demo:
	@scripts/setup
	@$(MAKE) --no-print-directory $(JOBS) all
	@OGI_BIN='$(abspath $(BIN))' scripts/demo '$(DEMO)'

.PHONY: convert db demo
