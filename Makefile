# ogi: annual reports on open government information, in; CSV, out.  GNU make.
#
# make              build every tool into bin/
# make demo         set up, build, convert the sample documents, show the result
# make test         set up, build, run every test
# make test-tiny    the same suites, input read 7 bytes at a time
# make test-asan    the same suites under the address and undefined-behaviour sanitizers
# make test-valgrind  the filters alone, under valgrind
# make check        linters and the rules of the house (HACKING.md)
# make mutate       5,000 broken figures: a rule fails for each, for none that is right
# make bench        speed and memory, as a ratio to iconv on as many bytes
# make property     10,000 made-up documents: no figure wrong or lost without a word
# make nightly-torture  200 nightly runs, killed at random moments
# make convert IN='FILE|FOLDER ...' OUT=FOLDER   a folder of CSV
# make nightly INBOX=FOLDER STORE=FOLDER   what is new in a folder, into a store of tables
# make archive IN=FOLDER OUT=FOLDER   a whole archive, on all processors, by year
# make db IN=FOLDER DB=FILE|postgresql://...     a database of such a folder
# make install      into $(DESTDIR)$(PREFIX); make uninstall takes away what it made
# make deb          a Debian package, in $(B)/
# make clean        take away what make made
#
# V=1 shows the commands that build.

VERSION = 0.2.0
PREFIX  = /usr/local
DESTDIR =
CHUNK   = 65536
B       = build
BIN     = bin

CFLAGS ?= -O2 -g
WARN    = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wcast-qual \
          -Wstrict-prototypes -Wmissing-prototypes -Werror
DEFS    = -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -DIN_CHUNK=$(CHUNK) -Icommon

# libxml2's headers stand in a folder of their own.
XML2 := $(shell xml2-config --cflags 2>/dev/null || echo -I/usr/include/libxml2)

# The tools, and the foreign libraries each may link.
TOOLS = decode split tables normalize check emit
# What the pipelines need beside the filters.
AIDS  = scan splice
$(BIN)/ogi-decode:    LIBS = -lnettle -lxml2 -luchardet -larchive -lz -lbz2 -llzma -lzstd -lcsv
$(BIN)/ogi-split:     LIBS = -lpcre2-8
$(BIN)/ogi-tables:    LIBS =
$(BIN)/ogi-normalize: LIBS = -lpcre2-8
$(BIN)/ogi-check:     LIBS = -lcsv -lz -lsqlite3
$(BIN)/ogi-emit:      LIBS = -lcsv -lz
$(BIN)/ogi-scan:      LIBS = -lnettle
$(BIN)/ogi-splice:    LIBS =

EXE  = $(TOOLS:%=$(BIN)/ogi-%) $(AIDS:%=$(BIN)/ogi-%)
DATA = $(patsubst common/%.tsv,$(B)/data/%.o,$(wildcard common/*.tsv))
ROOM = $(patsubst %.c,$(B)/%.o,$(filter-out common/mk%.c,$(wildcard common/*.c)))

# What is being made, in a word; the commands themselves with V=1.
Q   = $(if $(V),,@)
say = $(if $(V),@:,@printf '%-5s %s\n')

all: $(EXE) $(BIN)/ogi $(B)/man/ogi-check.1

.SECONDEXPANSION:
$(EXE): $(BIN)/ogi-%: $$(addprefix $(B)/,$$(addsuffix .o,$$(basename $$(wildcard tools/$$*/*.c)))) \
		$(B)/common.a
	@mkdir -p $(@D)
	$(say) link $@
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# The chain for a person is a script.
$(BIN)/ogi: pipelines/ogi
	@mkdir -p $(@D)
	$(say) link $@
	$(Q)ln -sfr $< $@

$(B)/common.a: $(ROOM) $(DATA) $(B)/data/zh_table.o
	@rm -f $@
	$(say) pack $@
	$(Q)$(AR) rcs $@ $^

$(B)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(say) cc $<
	$(Q)$(CC) $(WARN) $(CFLAGS) $(DEFS) $(XML2:-I%=-isystem %) -MMD -MP -c -o $@ $<

# The data files, as C; they stay, so that a compiler's message can be looked up.
.SECONDARY: $(DATA:.o=.c) $(B)/data/zh_table.c
$(B)/data/%.c: common/%.tsv scripts/embed.awk
	@mkdir -p $(@D)
	$(say) data $<
	$(Q)awk -v name=$* -f scripts/embed.awk $< >$@.part && mv $@.part $@

$(B)/mkzh: common/mkzh.c common/utf8.c common/utf8.h
	@mkdir -p $(@D)
	$(say) link $@
	$(Q)$(CC) $(WARN) -O1 $(DEFS) -o $@ common/mkzh.c common/utf8.c -lopencc

$(B)/data/zh_table.c: $(B)/mkzh
	@mkdir -p $(@D)
	$(say) data $@
	$(Q)$(B)/mkzh table >$@.part && mv $@.part $@

$(B)/data/forms.c: common/forms.tsv scripts/embed.awk $(B)/mkzh
	@mkdir -p $(@D)
	$(say) data $<
	$(Q)$(B)/mkzh aliases <$< >$@.tsv && \
		awk -v name=forms -f scripts/embed.awk $@.tsv >$@.part && mv $@.part $@

$(B)/data/townships.c: common/townships.tsv scripts/embed-text.awk
	@mkdir -p $(@D)
	$(say) data $<
	$(Q)awk -v name=townships -f scripts/embed-text.awk $< >$@.part && mv $@.part $@

# The page that lists the rules.
$(B)/man/ogi-check.1: man/ogi-check.1 common/rules.tsv scripts/man-rules.awk
	@mkdir -p $(@D)
	$(say) page $@
	$(Q)awk -f scripts/man-rules.awk common/rules.tsv man/ogi-check.1 >$@.part && mv $@.part $@

$(B)/data/%.o: $(B)/data/%.c Makefile
	$(say) cc $<
	$(Q)$(CC) $(WARN) $(CFLAGS) $(DEFS) -c -o $@ $<

-include $(wildcard $(B)/*/*.d $(B)/*/*/*.d)

# As many jobs as there are processors, unless -j said how many.
JOBS = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN || echo 2))

SUITES = $(wildcard tests/*.bats)
# Those that test the tools, not the Makefile.
TOOL_SUITES = $(filter-out tests/make.bats tests/install.bats,$(wildcard tests/*.bats))

test:
	@scripts/setup
	@$(MAKE) --no-print-directory $(JOBS) all
	@OGI_BIN='$(abspath $(BIN))' scripts/test $(SUITES)

test-tiny:
	@$(MAKE) --no-print-directory test B=build/tiny BIN=build/tiny/bin CHUNK=7 \
	    SUITES='$(TOOL_SUITES)'

test-asan:
	@$(MAKE) --no-print-directory test B=build/asan BIN=build/asan/bin \
	    CFLAGS='-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all' \
	    SUITES='$(TOOL_SUITES)'

test-valgrind:
	@scripts/setup valgrind
	@$(MAKE) --no-print-directory $(JOBS) all
	@scripts/valgrind '$(BIN)' build/valgrind
	@OGI_BIN='$(abspath build/valgrind)' scripts/test $(TOOLS:%=tests/%.bats)

check:
	@scripts/setup check
	@scripts/check

# make property PROPERTY='options of scripts/property'
property: all
	@OGI_BIN='$(abspath $(BIN))' scripts/property $(PROPERTY)

# make mutate MUTATE='options of scripts/mutate'
mutate: all
	@OGI_BIN='$(abspath $(BIN))' scripts/mutate $(MUTATE)

# make bench BENCH='options of scripts/bench'
bench:
	@scripts/setup bench
	@$(MAKE) --no-print-directory $(JOBS) all
	@OGI_BIN='$(abspath $(BIN))' scripts/bench $(BENCH)

# make nightly-torture TORTURE='options of scripts/torture'
nightly-torture: all
	@OGI_BIN='$(abspath $(BIN))' scripts/torture $(TORTURE)

# Tools, the pipelines as ogi, ogi-convert and so on, man pages, data, and how to run nightly: all
# that is installed, as it stands below PREFIX, in STAGE.
PAGES    = $(wildcard man/*.[1-9])
CHAINS   = convert load nightly archive
SAMPLES  = nightly.cron ogi-nightly.service ogi-nightly.timer
SHARED   = $(wildcard common/*.tsv pipelines/*.awk pipelines/*.sql pipelines/*.bash)
COMMANDS = ogi $(TOOLS:%=ogi-%) $(AIDS:%=ogi-%) $(CHAINS:%=ogi-%)

stage: all
	@test -n '$(STAGE)' || { echo 'usage: make stage STAGE=FOLDER' >&2; exit 2; }
	@set -e; to='$(STAGE)'; \
	for tool in $(TOOLS) $(AIDS); do \
		install -D -m 755 "$(BIN)/ogi-$$tool" "$$to/bin/ogi-$$tool"; done; \
	install -D -m 755 pipelines/ogi "$$to/bin/ogi"; \
	for chain in $(CHAINS); do \
		install -D -m 755 "pipelines/$$chain" "$$to/bin/ogi-$$chain"; done; \
	mkdir -p "$$to/share/doc/ogi"; \
	for file in $(SAMPLES); do \
		sed 's,/usr/local/,$(PREFIX)/,' "pipelines/$$file" >"$$to/share/doc/ogi/$$file"; done; \
	for page in $(filter-out man/ogi-check.1,$(PAGES)) $(B)/man/ogi-check.1; do \
		install -D -m 644 "$$page" "$$to/share/man/man$${page##*.}/$${page##*/}"; done; \
	for chain in $(CHAINS); do \
		test -e "man/ogi-$$chain.1" || \
			echo .so man7/ogi.7 >"$$to/share/man/man1/ogi-$$chain.1"; done; \
	for file in $(SHARED); do \
		install -D -m 644 "$$file" "$$to/share/ogi/$${file##*/}"; done; \
	completions="$$to/share/bash-completion/completions"; \
	install -D -m 644 share/bash-completion/completions/ogi "$$completions/ogi"; \
	for command in $(filter-out ogi,$(COMMANDS)); do \
		ln -sf ogi "$$completions/$$command"; done; \
	for file in README.md NEWS.md LICENSE; do \
		install -D -m 644 "$$file" "$$to/share/doc/ogi/$$file"; done

install uninstall: all
	@MAKE='$(MAKE)' scripts/place $@ '$(DESTDIR)' '$(PREFIX)'

deb:
	@scripts/setup build
	@MAKE='$(MAKE)' scripts/deb '$(VERSION)' '$(B)'

include pipelines/convert.mk pipelines/store.mk

clean:
	rm -rf build bin out

.PHONY: all test test-tiny test-asan test-valgrind check bench property mutate nightly-torture \
        stage install uninstall deb clean
.DELETE_ON_ERROR:
