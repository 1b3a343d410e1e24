/* The command line of a filter that takes a stream on standard input and has no options but
   those of every tool: -h, -V, -s, -u. */
#ifndef FILTER_H
#define FILTER_H

/* First call of main: name is "ogi-check", help its --help text (say.h).  Ends the program for
   --help and --version, and with status 2 for an unknown option or any operand. */
void filter_start(const char *name, const char *help, int argc, char *argv[]);

#endif
