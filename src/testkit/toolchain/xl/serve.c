/*
 * Many questions to one xl. With XL_SERVE in its environment, xl does not run: it stands loaded, reads questions
 * from stdin and forks for each a child that is xl as if it had been started with these arguments. What a start costs
 * most, loading twenty libraries, is paid once.
 *
 * A question: the number of arguments, then each as its length and its bytes. The answer: the exit code (128 and the
 * signal, if one ended it), then what was written to stdout and to stderr, each as its length and its bytes. Numbers
 * are four bytes, the lowest first.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_WORDS = 64, LONGEST = 1 << 24, SECONDS_A_QUESTION = 20 };

typedef int main_function(int, char **, char **);
typedef int start_function(main_function *, int, char **, void (*)(void), void (*)(void), void (*)(void), void *);

static main_function *xl;

/* 0 at the end of the input, which is the end of the server. */
static int get(void *to, size_t size)
{
    for (char *at = to; size > 0;) {
        ssize_t got = read(0, at, size);
        if (got <= 0)
            return 0;
        at += got;
        size -= (size_t)got;
    }
    return 1;
}

static void put(const void *from, size_t size)
{
    for (const char *at = from; size > 0;) {
        ssize_t put = write(1, at, size);
        if (put <= 0)
            _exit(1);
        at += put;
        size -= (size_t)put;
    }
}

/* What a child has written to a file in memory, which is then empty again. */
static void put_file(int file)
{
    off_t size = lseek(file, 0, SEEK_END);
    uint32_t length = (uint32_t)size;
    void *text;

    put(&length, sizeof length);
    if (length == 0)
        return;
    text = mmap(NULL, length, PROT_READ, MAP_PRIVATE, file, 0);
    if (text == MAP_FAILED)
        _exit(1);
    put(text, length);
    munmap(text, length);
    if (ftruncate(file, 0) || lseek(file, 0, SEEK_SET))
        _exit(1);
}

static void ask(int argc, char **argv, char **environment, int out, int err)
{
    pid_t child = fork();
    int status;
    uint32_t code;

    if (child == 0) {
        dup2(open("/dev/null", O_RDONLY), 0);
        dup2(out, 1);
        dup2(err, 2);
        alarm(SECONDS_A_QUESTION);
        exit(xl(argc, argv, environment));
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        _exit(1);
    code = WIFSIGNALED(status) ? 128u + (uint32_t)WTERMSIG(status) : (uint32_t)WEXITSTATUS(status);
    put(&code, sizeof code);
    put_file(out);
    put_file(err);
}

static int serve(int argc, char **argv, char **environment)
{
    int out = memfd_create("stdout", MFD_CLOEXEC), err = memfd_create("stderr", MFD_CLOEXEC);
    uint32_t words, length;
    char *question[MOST_WORDS + 2] = { argv[0] };

    (void)argc;
    while (get(&words, sizeof words) && words <= MOST_WORDS) {
        for (uint32_t i = 1; i <= words; i++) {
            if (!get(&length, sizeof length) || length > LONGEST)
                return 1;
            question[i] = malloc(length + 1);
            if (!question[i] || !get(question[i], length))
                return 1;
            question[i][length] = 0;
        }
        question[words + 1] = NULL;
        ask((int)words + 1, question, environment, out, err);
        for (uint32_t i = 1; i <= words; i++)
            free(question[i]);
    }
    return 0;
}

int parse_many(int argc, char **argv, char **environment); /* parses.c */

/* The C library's own first function of every program: it is told another main. */
int __libc_start_main(main_function *main, int argc, char **argv, void (*init)(void), void (*fini)(void),
                      void (*rtld_fini)(void), void *stack_end)
{
    start_function *start = (start_function *)dlsym(RTLD_NEXT, "__libc_start_main");

    xl = main;
    return start(getenv("XL_SERVE") ? serve : getenv("XL_PARSES") ? parse_many : main, argc, argv, init, fini, rtld_fini, stack_end);
}
