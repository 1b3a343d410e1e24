#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "child.h"
#include "out.h"
#include "say.h"

enum { PIECE = 1 << 16 };

/* The reading ends of three pipes: its output, its errors, and why it did not start. */
enum { OUTPUT, ERRORS, START, PIPES };

struct run {
	struct child *child;
	pid_t pid;
	int fd[PIPES];
	struct timespec until;
	size_t left; /* bytes that it may still write */
	bool said; /* the first line of its errors is whole */
};

static void
limit(int what, rlim_t most)
{
	struct rlimit now;

	if (!getrlimit(what, &now) && most < now.rlim_max)
		setrlimit(what, &(struct rlimit) { most, most });
}

static void
limit_all(void)
{
	limit(RLIMIT_CPU, CHILD_SECONDS);
	limit(RLIMIT_DATA, CHILD_MEMORY);
	/* Libraries and fonts are mapped, not copied: they take room without taking memory. */
	limit(RLIMIT_AS, 4 * (rlim_t)CHILD_MEMORY);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_CORE, 0);
}

/* In the child, between fork and exec: nothing here may allocate or write to stdout. */
static _Noreturn void
become(const char *const *argv, int input, const int *to, pid_t parent)
{
	union {
		const char *const *given;
		char *const *wanted;
	} args = { argv };
	sigset_t none;
	int error;

	for (int i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(BAD_SYSTEM);
	limit_all();
	if (dup2(input, STDIN_FILENO) >= 0 && dup2(to[OUTPUT], STDOUT_FILENO) >= 0 &&
	    dup2(to[ERRORS], STDERR_FILENO) >= 0)
		execvp(*argv, args.wanted);
	error = errno;
	if (write(to[START], &error, sizeof error) < 0)
		_exit(BAD_SYSTEM);
	_exit(BAD_SYSTEM);
}

/* The document as a file in memory. */
static int
input_file(struct str bytes)
{
	int fd = memfd_create("document", MFD_CLOEXEC);

	if (fd < 0 || !write_all(fd, bytes.s, bytes.n) || lseek(fd, 0, SEEK_SET) < 0)
		die_system("cannot hand a document to another program");
	return fd;
}

static void
start(struct run *run)
{
	int input = input_file(run->child->input), to[PIPES];
	pid_t parent = getpid();

	for (int i = 0; i < PIPES; i++) {
		int ends[2];

		if (pipe2(ends, O_CLOEXEC))
			die_system("cannot make a pipe");
		run->fd[i] = ends[0];
		to[i] = ends[1];
	}
	if ((run->pid = fork()) < 0)
		die_system("cannot start another program");
	if (!run->pid)
		become(run->child->argv, input, to, parent);
	setpgid(run->pid, run->pid);
	close(input);
	for (int i = 0; i < PIPES; i++)
		close(to[i]);
}

/* The errno of a program that could not be started, else 0. */
static int
start_error(const struct run *run)
{
	int error = 0;
	ssize_t got;

	do
		got = read(run->fd[START], &error, sizeof error);
	while (got < 0 && errno == EINTR);
	return got == (ssize_t)sizeof error ? error : 0;
}

static void
take_errors(struct run *run, struct str s)
{
	char *said = run->child->said;
	size_t n = strlen(said);

	for (size_t i = 0; i < s.n && !run->said; i++) {
		if (s.s[i] == '\n' || n == CHILD_SAID - 1)
			run->said = n > 0;
		else
			said[n++] = (s.s[i] < ' ' || s.s[i] > '~') ? '?' : s.s[i];
	}
	said[n] = '\0';
}

/* The milliseconds that are left, 0 for none. */
static int
time_left(const struct run *run)
{
	struct timespec now;
	long ms;

	clock_gettime(CLOCK_MONOTONIC, &now);
	ms = (run->until.tv_sec - now.tv_sec) * 1000 +
	     (run->until.tv_nsec - now.tv_nsec) / 1000000;
	return ms > 0 ? (int)ms : 0;
}

/* What one of the two pipes holds; false when it has come to its end. */
static bool
take_from(struct run *run, int which)
{
	char bytes[PIECE];
	ssize_t got = read(run->fd[which], bytes, sizeof bytes);

	if (got < 0)
		return errno == EINTR;
	if (which == ERRORS)
		take_errors(run, (struct str) { bytes, (size_t)got });
	else if ((size_t)got <= run->left)
		run->child->take(run->child->of, (struct str) { bytes, (size_t)got });
	if (which == OUTPUT)
		run->left = (size_t)got <= run->left ? run->left - (size_t)got : SIZE_MAX;
	return got > 0;
}

/* Read until both pipes end. */
static enum child_end
listen_to(struct run *run)
{
	struct pollfd open[2] = { { run->fd[OUTPUT], POLLIN, 0 },
		{ run->fd[ERRORS], POLLIN, 0 } };

	while (open[OUTPUT].fd >= 0 || open[ERRORS].fd >= 0) {
		int ms = time_left(run), ready = ms ? poll(open, 2, ms) : 0;

		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return CHILD_SLOW;
		for (int i = OUTPUT; i <= ERRORS; i++) {
			if (open[i].fd >= 0 && open[i].revents && !take_from(run, i))
				open[i].fd = -1;
		}
		if (run->left == SIZE_MAX)
			return CHILD_ENDLESS;
	}
	return CHILD_DONE;
}

/* Its output ended: has it ended too?  One that closed its output and goes on is waited for as
   long as it has time. */
static bool
has_ended(const struct run *run)
{
	siginfo_t info;

	for (;;) {
		info.si_pid = 0;
		if (!waitid(P_PID, (id_t)run->pid, &info, WEXITED | WNOHANG | WNOWAIT) &&
		    info.si_pid)
			return true;
		if (!time_left(run))
			return false;
		poll(NULL, 0, 1);
	}
}

/* Kill what is left of its group and take its status. */
static int
finish(const struct run *run)
{
	int status = 0;

	kill(-run->pid, SIGKILL);
	kill(run->pid, SIGKILL);
	while (waitpid(run->pid, &status, 0) < 0 && errno == EINTR)
		;
	for (int i = 0; i < PIPES; i++)
		close(run->fd[i]);
	return status;
}

static enum child_end
say_end(struct child *child, enum child_end end, int status)
{
	if (end != CHILD_DONE || (WIFEXITED(status) && !WEXITSTATUS(status)))
		return end;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		return CHILD_SLOW;
	if (!*child->said && WIFSIGNALED(status))
		snprintf(child->said, CHILD_SAID, "it died of signal %d", WTERMSIG(status));
	else if (!*child->said)
		snprintf(
		    child->said, CHILD_SAID, "it ended with status %d", WEXITSTATUS(status));
	return CHILD_FAILED;
}

enum child_end
child_run(struct child *child)
{
	struct run run = { .child = child, .left = CHILD_OUTPUT };
	enum child_end end = CHILD_DONE;
	int error;

	child->said[0] = '\0';
	/* Who started us may have it ignored; then no status would come back. */
	signal(SIGCHLD, SIG_DFL);
	clock_gettime(CLOCK_MONOTONIC, &run.until);
	run.until.tv_sec += CHILD_SECONDS;
	start(&run);
	if ((error = start_error(&run))) {
		finish(&run);
		snprintf(child->said, CHILD_SAID, "%s", strerror(error));
		return error == ENOENT ? CHILD_MISSING : CHILD_FAILED;
	}
	end = listen_to(&run);
	if (end == CHILD_DONE && !has_ended(&run))
		end = CHILD_SLOW;
	return say_end(child, end, finish(&run));
}
